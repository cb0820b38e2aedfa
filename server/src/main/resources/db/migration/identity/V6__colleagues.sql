-- Sealed names of staff, for whoever writes to them or works beside them, with the number
-- that pharmacies know a prescriber by: no login, no secret, and no account of the patient's side.
create function identity.sealed_staff(ids uuid[])
    returns table (id uuid, role smallint, state smallint, name bytea, npi text)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select a.id, a.role, a.state, a.name, a.npi from identity.account a
    where a.tenant_id = access.tenant() and a.id = any (ids) and a.role between 3 and 8 limit 200
$$;
revoke all on function identity.sealed_staff(uuid[]) from public;
grant execute on function identity.sealed_staff(uuid[]) to keepwell_app;
grant create on schema identity to keepwell_lookup_owner;
alter function identity.sealed_staff(uuid[]) owner to keepwell_lookup_owner;
revoke create on schema identity from keepwell_lookup_owner;
