-- The log. Append-only, one partition a month; the form that is hashed is "audit form v1" (docs/decisions/0003).
-- Columns are ordered by width, so that a row wastes nothing on padding.
create table audit.event (
    at timestamptz not null,
    actor uuid not null,
    id uuid not null,
    patient_id uuid,
    session_id uuid,
    subject_id uuid,
    request bigint not null,
    tenant_id int not null,
    count int not null,
    principal smallint not null,
    role smallint not null,
    relation smallint not null,
    act smallint not null,
    category smallint not null,
    outcome smallint not null,
    reason smallint not null,
    nonce bytea not null,
    leaf bytea not null,
    principal_name text,
    digest bytea,
    constraint event_pk primary key (tenant_id, at, id),
    constraint event_leaf check (length(leaf) = 32 and length(nonce) = 16)
) partition by range (at);
comment on table audit.event is 'placement: shared';
create index event_of_patient on audit.event (tenant_id, patient_id, at desc) where patient_id is not null;
create index event_of_actor on audit.event (tenant_id, actor, at desc);

alter table audit.event enable row level security;
alter table audit.event force row level security;
create policy event_appended on audit.event for insert
    to keepwell_audit_writer, keepwell_lookup_owner with check (true);
-- Readers: a patient's own entries under a context for that patient, or the privacy officer (role 7).
create policy event_read on audit.event for select to keepwell_audit_reader
    using (tenant_id = access.tenant() and (patient_id = access.patient() or access.role() = 7));

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only' using errcode = '42501';
end $$;
create trigger event_stays before update or delete on audit.event
    for each row execute function audit.refuse_change();
create trigger event_not_truncated before truncate on audit.event
    for each statement execute function audit.refuse_change();

-- Makes the partition of a month and of the one after it, forced and closed like its parent.
create function audit.ensure_partitions(for_day date) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    first date := date_trunc('month', for_day)::date;
    name text;
begin
    for step in 0..1 loop
        name := 'event_' || to_char(first, 'YYYY_MM');
        if to_regclass('audit.' || name) is null then
            execute format('create table audit.%I partition of audit.event for values from (%L) to (%L)',
                name, first::timestamp at time zone 'UTC', (first + interval '1 month')::timestamp at time zone 'UTC');
            execute format('alter table audit.%I enable row level security', name);
            execute format('alter table audit.%I force row level security', name);
            execute format('comment on table audit.%I is %L', name, 'placement: shared');
            execute format('create trigger event_not_truncated before truncate on audit.%I for each statement execute function audit.refuse_change()', name);
        end if;
        first := (first + interval '1 month')::date;
    end loop;
end $$;
revoke all on function audit.ensure_partitions(date) from public;

grant usage on schema audit to keepwell_app, keepwell_audit_writer, keepwell_audit_reader, keepwell_lookup_owner;
grant insert on audit.event to keepwell_audit_writer, keepwell_lookup_owner;
grant select on audit.event to keepwell_audit_reader;
grant execute on function audit.ensure_partitions(date) to keepwell_audit_writer;
