-- Whether one of these keyed hashes is of the birth date that the account's own invitation asked for: the date itself is
-- nowhere, so a password is searched for dates, and those are asked about.
create function identity.own_birth_hashes(among bytea[]) returns setof bytea
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select distinct v.birth_hash from identity.activation v
    where v.tenant_id = access.tenant() and v.account_id = access.actor() and v.birth_hash = any (among)
$$;
revoke all on function identity.own_birth_hashes(bytea[]) from public;
grant execute on function identity.own_birth_hashes(bytea[]) to keepwell_app;
grant create on schema identity to keepwell_lookup_owner;
alter function identity.own_birth_hashes(bytea[]) owner to keepwell_lookup_owner;
revoke create on schema identity from keepwell_lookup_owner;
