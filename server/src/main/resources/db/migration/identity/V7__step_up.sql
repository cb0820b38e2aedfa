-- A second factor shown again in a running session, and until when it counts. It ends with the row.
alter table identity.session add column stepped_up_until timestamptz;

-- As before, and until when the factor counts.
drop function identity.open_session(bytea, uuid, timestamptz);
create function identity.open_session(hash bytea, for_patient uuid, at timestamptz)
    returns table (tenant_id int, id uuid, account_id uuid, state smallint, role smallint, last_seen_at timestamptz,
        ends_at timestamptz, idle_seconds int, relation smallint, stepped_up_until timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.tenant_id, s.id, s.account_id, s.state, a.role, s.last_seen_at, s.ends_at, s.idle_seconds,
        (select min(r.kind) from access.relation_by_account r
          where r.tenant_id = s.tenant_id and r.account_id = s.account_id and r.patient_id = for_patient
            and r.starts_at <= at and (r.ends_at is null or r.ends_at > at)),
        s.stepped_up_until
    from identity.session s
    join identity.account a on a.tenant_id = s.tenant_id and a.id = s.account_id and a.state <> 3
    where s.token_hash = hash
$$;
revoke all on function identity.open_session(bytea, uuid, timestamptz) from public;
grant execute on function identity.open_session(bytea, uuid, timestamptz) to keepwell_app;
grant create on schema identity to keepwell_lookup_owner;
alter function identity.open_session(bytea, uuid, timestamptz) owner to keepwell_lookup_owner;
revoke create on schema identity from keepwell_lookup_owner;
