-- Who a patient is. The card (name, birth year) opens to an audience and a search hit; the person to whoever holds PERSON.
create table patients.card (
    tenant_id int not null,
    patient_id uuid not null,
    version int not null,
    sealed bytea not null,
    changed_at timestamptz not null,
    constraint card_pk primary key (tenant_id, patient_id)
);
comment on table patients.card is 'placement: patient';
alter table patients.card enable row level security;
alter table patients.card force row level security;
create policy card_of_the_patient on patients.card
    using (tenant_id = access.tenant() and patient_id = access.patient() and access.categories() & 1 <> 0)
    with check (tenant_id = access.tenant() and patient_id = access.patient());

create table patients.person (
    tenant_id int not null,
    patient_id uuid not null,
    version int not null,
    sealed bytea not null,
    changed_at timestamptz not null,
    constraint person_pk primary key (tenant_id, patient_id)
);
comment on table patients.person is 'placement: patient';
alter table patients.person enable row level security;
alter table patients.person force row level security;
create policy person_of_the_patient on patients.person
    using (tenant_id = access.tenant() and patient_id = access.patient() and access.categories() & 2 <> 0)
    with check (tenant_id = access.tenant() and patient_id = access.patient());

-- Keyed hashes that lead to a patient: identifiers for matching, pairs of facts for staff search. Never a single weak fact.
create table patients.lookup (
    tenant_id int not null,
    hash bytea not null,
    patient_id uuid not null,
    kind smallint not null,
    rule smallint not null,
    constraint lookup_pk primary key (tenant_id, hash, patient_id),
    constraint lookup_hash check (length(hash) = 16)
);
comment on table patients.lookup is 'placement: shared';
create index lookup_of_patient on patients.lookup (tenant_id, patient_id);
alter table patients.lookup enable row level security;
alter table patients.lookup force row level security;
create policy lookup_of_the_patient on patients.lookup to keepwell_app
    using (tenant_id = access.tenant() and patient_id = access.patient())
    with check (tenant_id = access.tenant() and patient_id = access.patient());
create policy lookup_search on patients.lookup for select to keepwell_lookup_owner using (true);

-- At most `cap` patients that have any of these hashes, in this tenant. The only question the application can ask of all.
create function patients.find(for_tenant int, for_kind int, hashes bytea[], cap int) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select distinct l.patient_id from patients.lookup l
    where l.tenant_id = for_tenant and for_tenant = access.tenant() and l.kind = for_kind and l.hash = any (hashes)
    limit least(cap, 26)
$$;
revoke all on function patients.find(int, int, bytea[], int) from public;

grant usage on schema patients to keepwell_app, keepwell_lookup_owner;
grant select, insert, update on patients.card, patients.person to keepwell_app;
grant select, insert, delete on patients.lookup to keepwell_app; -- a name that is no longer used is no longer found
grant select on patients.lookup to keepwell_lookup_owner;
grant execute on function patients.find(int, int, bytea[], int) to keepwell_app;
grant create on schema patients to keepwell_lookup_owner;
alter function patients.find(int, int, bytea[], int) owner to keepwell_lookup_owner;
revoke create on schema patients from keepwell_lookup_owner;

-- Practitioners, organisations and places: shared, not patient data.
create table patients.directory (
    tenant_id int not null,
    id uuid not null,
    type smallint not null,
    name text not null,
    npi text,
    body bytea not null,
    body_hash bytea not null,
    changed_at timestamptz not null,
    constraint directory_pk primary key (tenant_id, id)
);
comment on table patients.directory is 'placement: reference';
create table patients.directory_identifier (
    tenant_id int not null,
    type smallint not null,
    system text not null,
    value text not null,
    directory_id uuid not null,
    constraint directory_identifier_pk primary key (tenant_id, type, system, value),
    constraint directory_identifier_of foreign key (tenant_id, directory_id) references patients.directory (tenant_id, id)
);
comment on table patients.directory_identifier is 'placement: reference';
grant select, insert, update on patients.directory, patients.directory_identifier to keepwell_app;
