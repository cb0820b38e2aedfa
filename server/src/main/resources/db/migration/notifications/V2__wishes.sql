-- Whether, when and where an account wants to be told. Each row is its owner's: other people's eyes have no policy here.
-- Jobs act for the account (its id is the actor of their context), so they see one account at a time as well.

create table notifications.wish (
    tenant_id int not null,
    account_id uuid not null,
    only_here boolean not null, -- "never contact me except here": nothing leaves on any channel
    quiet_from smallint, -- minute of the day in the account's zone
    quiet_to smallint,
    digest_hour smallint, -- null: each by itself
    unwanted int[] not null, -- kind * 100 + channel of what is switched off
    changed_at timestamptz not null,
    constraint wish_pk primary key (tenant_id, account_id),
    constraint wish_quiet check ((quiet_from is null) = (quiet_to is null) and quiet_from between 0 and 1439
        and quiet_to between 0 and 1439 and quiet_from <> quiet_to),
    constraint wish_digest check (digest_hour between 0 and 23),
    constraint wish_unwanted check (cardinality(unwanted) <= 300)
);
comment on table notifications.wish is 'placement: shared';
alter table notifications.wish enable row level security;
alter table notifications.wish force row level security;
create policy wish_own on notifications.wish to keepwell_app
    using (tenant_id = access.claimed_tenant() and account_id = access.actor())
    with check (tenant_id = access.claimed_tenant() and account_id = access.actor());

-- A confidential e-mail address or phone, sealed with the tenant's key; and whether a channel was stopped, and why.
-- stopped: 1 the address does not exist, 2 a complaint, 3 the one-click stop.
create table notifications.contact (
    tenant_id int not null,
    account_id uuid not null,
    channel smallint not null,
    address bytea, -- null: the login's, for e-mail
    waiting bytea, -- typed, not proven yet
    code bytea, -- sealed too: it is sent by a job, a little later
    code_tries smallint not null,
    code_ends_at timestamptz,
    codes_today smallint not null,
    codes_since timestamptz,
    stopped smallint,
    stopped_at timestamptz,
    constraint contact_pk primary key (tenant_id, account_id, channel),
    constraint contact_channel check (channel in (1, 2)),
    constraint contact_code check ((waiting is null) = (code is null) and (waiting is null) = (code_ends_at is null)),
    constraint contact_stopped check (stopped in (1, 2, 3) and (stopped is null) = (stopped_at is null))
);
comment on table notifications.contact is 'placement: shared';
alter table notifications.contact enable row level security;
alter table notifications.contact force row level security;
create policy contact_own on notifications.contact to keepwell_app
    using (tenant_id = access.claimed_tenant() and account_id = access.actor())
    with check (tenant_id = access.claimed_tenant() and account_id = access.actor());

grant select, insert, update on notifications.wish, notifications.contact to keepwell_app;
