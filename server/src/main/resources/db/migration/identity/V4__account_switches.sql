-- Why a staff account was switched off or on, by whom and when. The reason may tell of a person: sealed, tenant's key.
create table identity.account_switch (
    account_id uuid not null,
    id uuid not null,
    switched_by uuid not null,
    at timestamptz not null,
    tenant_id int not null,
    to_on boolean not null,
    reason bytea not null,
    constraint account_switch_pk primary key (tenant_id, account_id, at, id)
);
comment on table identity.account_switch is 'placement: apart';
alter table identity.account_switch enable row level security;
alter table identity.account_switch force row level security;
create policy account_switch_kept on identity.account_switch to keepwell_app
    using (tenant_id = access.tenant() and access.role() in (8, 90))
    with check (tenant_id = access.tenant() and access.role() in (8, 90));
grant select, insert on identity.account_switch to keepwell_app; -- history is not changed

-- Of a page of accounts at once, instead of one by one.
drop function identity.count_sessions_of(uuid, timestamptz);
create function identity.count_sessions_of(accounts uuid[], at timestamptz)
    returns table (account_id uuid, sessions int)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.account_id, count(*)::int from identity.session s
    where s.tenant_id = access.tenant() and s.account_id = any (accounts) and s.ends_at > at and s.state = 3
        and access.role() in (8, 90)
    group by s.account_id
$$;
revoke all on function identity.count_sessions_of(uuid[], timestamptz) from public;
grant execute on function identity.count_sessions_of(uuid[], timestamptz) to keepwell_app;
grant create on schema identity to keepwell_lookup_owner;
alter function identity.count_sessions_of(uuid[], timestamptz) owner to keepwell_lookup_owner;
revoke create on schema identity from keepwell_lookup_owner;
