-- The seal is checked once a table: the tenant is only read where the patient or the actor is verified.

create or replace function access.enter(ctx text) returns void language plpgsql as $$
begin -- hex only, so it can be put into the statement; "set local" travels to every machine, set_config does not
    if ctx !~ '^[0-9a-f]+$' or length(ctx) not between 200 and 2000 then
        raise exception 'bad context' using errcode = '22023';
    end if;
    -- Tenant and masks once more, ready to compare: a policy looks at them row by row, and cutting them out of the context
    -- each time took nine tenths of a long read. opened() sees to it that they are the sealed ones.
    -- Statements under row policies are written for one index each and stay prepared. The planner takes a policy's masks
    -- for far more selective than they are: left alone it sorts instead of walking, and plans for longer than it reads.
    execute format('set local keepwell.ctx = %L; set local keepwell.tenant = %L;'
            || ' set local keepwell.categories = %L; set local keepwell.excluded = %L',
        ctx, ('x' || substr(ctx, 3, 8))::bit(32)::int, ('x' || substr(ctx, 79, 16))::bit(64)::bigint,
        ('x' || substr(ctx, 95, 16))::bit(64)::bigint);
    set local enable_bitmapscan = off;
    set local plan_cache_mode = force_generic_plan;
end $$;

-- The context's bytes if the seal is good and fresh, else null; what is no hex at all is an error. Everything a policy
-- compares rows with comes through here, once a table, so every microsecond counts: bytes are compared, not numbers.
grant create on schema access to keepwell_lookup_owner;
set local role keepwell_lookup_owner; -- whose function it is
create or replace function access.opened() returns bytea
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    ctx constant text := current_setting('keepwell.ctx', true);
    raw bytea;
    size int; -- of the fields, without the MAC
    inner_half bytea;
    outer_half bytea;
begin
    if ctx is null or octet_length(ctx) not between 200 and 2000 then
        return null;
    end if;
    raw := decode(ctx, 'hex');
    size := octet_length(raw) - 32;
    if get_byte(raw, 0) <> 1 or size <> 80 + 4 * get_byte(raw, 55) then
        return null;
    end if;
    select inner_pad, outer_pad into inner_half, outer_half from access.seal_key where id = 1;
    if sha256(outer_half || sha256(inner_half || substr(raw, 1, size))) = substr(raw, size + 1)
            and substr(raw, size - 23, 8) >= int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint)
            and substr(raw, 2, 4) = int4send(nullif(current_setting('keepwell.tenant', true), '')::int)
            and substr(raw, 40, 8) = int8send(nullif(current_setting('keepwell.categories', true), '')::bigint)
            and substr(raw, 48, 8) = int8send(nullif(current_setting('keepwell.excluded', true), '')::bigint) then
        return raw;
    end if;
    return null; -- also where there is no key, or no setting
end $$;
set local role keepwell_owner;
revoke create on schema access from keepwell_lookup_owner;


-- These four verify the seal. Their bodies are bound when they are made and put into the query that calls them.
create or replace function access.tenant() returns int language sql stable
    return ('x' || encode(substr(access.opened(), 2, 4), 'hex'))::bit(32)::int;

create or replace function access.actor() returns uuid language sql stable
    return encode(substr(access.opened(), 6, 16), 'hex')::uuid;

create or replace function access.role() returns int language sql stable
    return get_byte(access.opened(), 21);

create or replace function access.patient() returns uuid language sql stable
    return encode(substr(access.opened(), 24, 16), 'hex')::uuid;

-- These three are only read. A policy that uses one asks for patient() or actor() too, which are null where a setting is
-- not the sealed one; the catalogue check refuses any other policy. Verifying once a table instead of twice took a third
-- off a home page.
create function access.claimed_tenant() returns int language sql stable parallel safe
    return nullif(current_setting('keepwell.tenant', true), '')::int;

create or replace function access.categories() returns bigint language sql stable parallel safe
    return nullif(current_setting('keepwell.categories', true), '')::bigint;

create or replace function access.excluded() returns bigint language sql stable parallel safe
    return nullif(current_setting('keepwell.excluded', true), '')::bigint;

grant execute on function access.claimed_tenant()
    to keepwell_app, keepwell_audit_writer, keepwell_audit_reader, keepwell_lookup_owner;

-- 32768 is access.Category.RELATIONS: who reads a chart does not learn from it who else may.
alter policy relation_of_the_patient on access.relation
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 32768 <> 0)
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 32768 <> 0);
alter policy relation_of_the_account on access.relation_by_account
    using (tenant_id = access.claimed_tenant() and account_id = access.actor());
alter policy relation_mirrored on access.relation_by_account
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient());
alter policy relation_mirror_seen on access.relation_by_account
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient());
alter policy relation_mirror_ended on access.relation_by_account
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient())
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient());
