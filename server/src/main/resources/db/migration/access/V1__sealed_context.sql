-- The sealed context: what row policies may read, and nothing else (seal v1, see docs/decisions/0002).

-- One row. Stored as the two padded halves of HMAC, so that the check needs no extension.
create table access.seal_key (
    id smallint not null,
    inner_pad bytea not null,
    outer_pad bytea not null,
    constraint seal_key_pk primary key (id),
    constraint seal_key_one check (id = 1),
    constraint seal_key_pads check (length(inner_pad) = 64 and length(outer_pad) = 64)
);
comment on table access.seal_key is 'placement: reference';
revoke all on access.seal_key from public;
grant usage on schema access to keepwell_app, keepwell_audit_writer, keepwell_audit_reader, keepwell_lookup_owner;
grant select on access.seal_key to keepwell_lookup_owner;

create function access.enter(ctx text) returns void language plpgsql as $$
begin -- hex only, so it can be put into the statement; "set local" travels to every machine, set_config does not
    if ctx !~ '^[0-9a-f]+$' or length(ctx) not between 200 and 2000 then
        raise exception 'bad context' using errcode = '22023';
    end if;
    execute 'set local keepwell.ctx = ''' || ctx || '''';
    -- Statements under row policies are written for one index each and stay prepared. The planner takes a policy's masks
    -- for far more selective than they are: left alone it sorts instead of walking, and plans for longer than it reads.
    set local enable_bitmapscan = off;
    set local plan_cache_mode = force_generic_plan;
end $$;

-- The context's bytes if the seal is good and fresh, else null. Everything a policy compares rows with comes through here.
create function access.opened() returns bytea
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    ctx text := current_setting('keepwell.ctx', true);
    raw bytea;
    fields bytea;
    size int;
    key record;
begin
    if ctx is null or ctx !~ '^[0-9a-f]+$' or length(ctx) not between 200 and 2000 or length(ctx) % 2 = 1 then
        return null;
    end if;
    raw := decode(ctx, 'hex');
    size := length(raw) - 32;
    if get_byte(raw, 0) <> 1 or size <> 80 + 4 * get_byte(raw, 55) then
        return null;
    end if;
    fields := substr(raw, 1, size);
    select inner_pad, outer_pad into key from access.seal_key where id = 1;
    if key is null or sha256(key.outer_pad || sha256(key.inner_pad || fields)) <> substr(raw, size + 1) then
        return null;
    end if;
    if ('x' || encode(substr(fields, size - 23, 8), 'hex'))::bit(64)::bigint
            < floor(extract(epoch from clock_timestamp()) * 1000)::bigint then
        return null;
    end if;
    return fields;
end $$;

create function access.tenant() returns int
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select ('x' || encode(substr(access.opened(), 2, 4), 'hex'))::bit(32)::int
$$;

create function access.actor() returns uuid
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select encode(substr(access.opened(), 6, 16), 'hex')::uuid
$$;

create function access.role() returns int
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select get_byte(access.opened(), 21)
$$;

create function access.patient() returns uuid
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select encode(substr(access.opened(), 24, 16), 'hex')::uuid
$$;

-- The two masks are only cut out: a forged seal already makes tenant() and patient() null.
create function access.categories() returns bigint
    language sql stable parallel safe as $$
    select ('x' || substr(current_setting('keepwell.ctx', true), 79, 16))::bit(64)::bigint
$$;

create function access.excluded() returns bigint
    language sql stable parallel safe as $$
    select ('x' || substr(current_setting('keepwell.ctx', true), 95, 16))::bit(64)::bigint
$$;

grant execute on all functions in schema access
    to keepwell_app, keepwell_audit_writer, keepwell_audit_reader, keepwell_lookup_owner;
revoke execute on function access.enter(text) from keepwell_audit_writer, keepwell_lookup_owner;

grant create on schema access to keepwell_lookup_owner;
alter function access.opened() owner to keepwell_lookup_owner;
revoke create on schema access from keepwell_lookup_owner;
