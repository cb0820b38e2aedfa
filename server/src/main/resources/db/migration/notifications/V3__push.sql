-- Browsers that an account wants to be told in. Each row is its owner's, as in V2; jobs act for the account.

create table notifications.subscription (
    tenant_id int not null,
    account_id uuid not null,
    id uuid not null,
    endpoint_hash bytea not null, -- SHA-256: an endpoint is a secret that nobody guesses, so the hash needs no key
    sealed bytea not null, -- endpoint and keys, with the tenant's key: whoever has them may send to the device
    made_at timestamptz not null,
    constraint subscription_pk primary key (tenant_id, account_id, id),
    constraint subscription_once unique (tenant_id, account_id, endpoint_hash),
    constraint subscription_hash check (octet_length(endpoint_hash) = 32)
);
comment on table notifications.subscription is 'placement: shared';
alter table notifications.subscription enable row level security;
alter table notifications.subscription force row level security;
create policy subscription_own on notifications.subscription to keepwell_app
    using (tenant_id = access.claimed_tenant() and account_id = access.actor())
    with check (tenant_id = access.claimed_tenant() and account_id = access.actor());
grant select, insert, delete on notifications.subscription to keepwell_app;

-- Of several devices one may be slow: a second try leaves out those that took it, so that nobody is told each hour anew.
alter table notifications.delivery add column reached uuid[] not null default '{}';
