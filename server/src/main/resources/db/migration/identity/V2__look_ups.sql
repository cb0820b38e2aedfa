-- What must be found before anybody is known. Each takes a hash that only the rightful asker can make, and gives one row.

create function identity.by_login(for_tenant int, hash bytea)
    returns table (id uuid, role smallint, state smallint, password text)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select a.id, a.role, a.state, a.password from identity.account a where a.tenant_id = for_tenant and a.login_hash = hash
$$;

-- Opens a session and, in the same trip, finds how its account stands to the patient that the path names.
create function identity.open_session(hash bytea, for_patient uuid, at timestamptz)
    returns table (tenant_id int, id uuid, account_id uuid, state smallint, role smallint, last_seen_at timestamptz,
        ends_at timestamptz, idle_seconds int, relation smallint)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.tenant_id, s.id, s.account_id, s.state, a.role, s.last_seen_at, s.ends_at, s.idle_seconds,
        (select min(r.kind) from access.relation_by_account r
          where r.tenant_id = s.tenant_id and r.account_id = s.account_id and r.patient_id = for_patient
            and r.starts_at <= at and (r.ends_at is null or r.ends_at > at))
    from identity.session s
    join identity.account a on a.tenant_id = s.tenant_id and a.id = s.account_id and a.state <> 3
    where s.token_hash = hash
$$;

-- Takes one try off an activation and gives it back if token, code and birth date are all right, unused and in time.
create function identity.try_activation(for_tenant int, token bytea, code bytea, birth bytea, at timestamptz)
    returns table (id uuid, account_id uuid, role smallint)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    found_one identity.activation;
begin
    update identity.activation v set tries_left = v.tries_left - 1
        where v.tenant_id = for_tenant and v.token_hash = token and v.tries_left > 0 and v.used_at is null
            and v.expires_at > at
        returning * into found_one;
    if found_one.id is null or found_one.code_hash <> code or coalesce(found_one.birth_hash, birth) <> birth then
        return;
    end if;
    return query select found_one.id, a.id, a.role from identity.account a
        where a.tenant_id = for_tenant and a.id = found_one.account_id and a.state = 1;
end $$;

-- Ends the activation for good; false if somebody else was faster.
create function identity.use_activation(for_tenant int, for_account uuid, at timestamptz) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    with used as (
        update identity.activation v set used_at = at
        where v.tenant_id = for_tenant and v.account_id = for_account and v.used_at is null and v.expires_at > at
            and for_account = access.actor() and for_tenant = access.tenant()
        returning 1)
    select exists (select 1 from used)
$$;

-- The administrator (role 8) ends every session of an account that it switched off, and counts those that are open.
create function identity.end_sessions_of(for_account uuid) returns int
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    with ended as (
        delete from identity.session s
        where s.tenant_id = access.tenant() and s.account_id = for_account and access.role() in (8, 90)
        returning 1)
    select count(*)::int from ended
$$;
create function identity.count_sessions_of(for_account uuid, at timestamptz) returns int
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(*)::int from identity.session s
    where s.tenant_id = access.tenant() and s.account_id = for_account and s.ends_at > at and s.state = 3
        and access.role() in (8, 90)
$$;

-- Sealed names for the lines of an access log: by account id, under the context of a patient or the privacy officer.
create function identity.sealed_names(ids uuid[])
    returns table (id uuid, role smallint, name bytea, login bytea)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select a.id, a.role, a.name, a.login from identity.account a
    where a.tenant_id = access.tenant() and a.id = any (ids) limit 200
$$;

revoke all on all functions in schema identity from public;
grant execute on all functions in schema identity to keepwell_app;
grant create on schema identity to keepwell_lookup_owner;
alter function identity.by_login(int, bytea) owner to keepwell_lookup_owner;
alter function identity.open_session(bytea, uuid, timestamptz) owner to keepwell_lookup_owner;
alter function identity.try_activation(int, bytea, bytea, bytea, timestamptz) owner to keepwell_lookup_owner;
alter function identity.use_activation(int, uuid, timestamptz) owner to keepwell_lookup_owner;
alter function identity.end_sessions_of(uuid) owner to keepwell_lookup_owner;
alter function identity.count_sessions_of(uuid, timestamptz) owner to keepwell_lookup_owner;
alter function identity.sealed_names(uuid[]) owner to keepwell_lookup_owner;
revoke create on schema identity from keepwell_lookup_owner;
