-- The clinical record: one row a resource, the newest version here, older ones in past_version.
-- In clear only what routing and ordering need; the resource itself is compressed, then sealed with the patient's key.
-- Columns are ordered by width, so that a row wastes nothing on padding.
create table records.resource (
    patient_id uuid not null,
    id uuid not null,
    encounter_id uuid,
    report_id uuid,
    sort_at timestamptz not null,
    arrived_at timestamptz not null,
    visible_from timestamptz not null,
    category bigint not null,
    labels bigint not null,
    tenant_id int not null,
    version int not null,
    source smallint not null,
    type smallint not null,
    shelf smallint not null,
    state smallint not null, -- records.Activity
    time_form smallint not null, -- precision and offset as sent: records.ClinicalTime
    body_hash bytea not null,
    code_hash bytea,
    body bytea not null,
    constraint resource_pk primary key (tenant_id, patient_id, id),
    constraint resource_one_category check (category > 0 and category & (category - 1) = 0)
);
comment on table records.resource is 'placement: patient';
-- A body is compressed and sealed already: trying again only costs time.
alter table records.resource alter column body set storage external;

create index resource_shelf on records.resource (tenant_id, patient_id, shelf, sort_at desc, id desc);
create index resource_of_report on records.resource (tenant_id, patient_id, report_id) where report_id is not null;
create index resource_of_visit on records.resource (tenant_id, patient_id, encounter_id) where encounter_id is not null;
create index resource_of_code on records.resource (tenant_id, patient_id, code_hash, sort_at desc)
    where code_hash is not null;

alter table records.resource enable row level security;
alter table records.resource force row level security;
create policy resource_of_the_patient on records.resource
    using (tenant_id = access.tenant() and patient_id = access.patient()
        and category & access.categories() <> 0 and labels & access.excluded() = 0 and visible_from <= now())
    with check (tenant_id = access.tenant() and patient_id = access.patient());
grant usage on schema records to keepwell_app;
grant select, insert, update on records.resource to keepwell_app;

create table records.past_version (
    patient_id uuid not null,
    id uuid not null,
    arrived_at timestamptz not null,
    replaced_at timestamptz not null,
    category bigint not null,
    labels bigint not null,
    tenant_id int not null,
    version int not null,
    source smallint not null,
    type smallint not null,
    body_hash bytea not null,
    body bytea not null,
    constraint past_version_pk primary key (tenant_id, patient_id, id, version)
);
comment on table records.past_version is 'placement: patient';
alter table records.past_version alter column body set storage external;
alter table records.past_version enable row level security;
alter table records.past_version force row level security;
create policy past_version_of_the_patient on records.past_version
    using (tenant_id = access.tenant() and patient_id = access.patient()
        and category & access.categories() <> 0 and labels & access.excluded() = 0)
    with check (tenant_id = access.tenant() and patient_id = access.patient());
grant select, insert on records.past_version to keepwell_app; -- history is not changed

-- A result that stands in more reports than the one its row names.
create table records.part_of (
    tenant_id int not null,
    patient_id uuid not null,
    report_id uuid not null,
    part_id uuid not null,
    constraint part_of_pk primary key (tenant_id, patient_id, report_id, part_id)
);
comment on table records.part_of is 'placement: patient';
alter table records.part_of enable row level security;
alter table records.part_of force row level security;
create policy part_of_the_patient on records.part_of
    using (tenant_id = access.tenant() and patient_id = access.patient())
    with check (tenant_id = access.tenant() and patient_id = access.patient());
grant select, insert on records.part_of to keepwell_app;

-- When an account last opened a group of its record, and when it first came.
create table records.seen (
    tenant_id int not null,
    patient_id uuid not null,
    account_id uuid not null,
    shelf smallint not null, -- 0 is the record as a whole: the first visit
    seen_at timestamptz not null,
    constraint seen_pk primary key (tenant_id, patient_id, account_id, shelf)
);
comment on table records.seen is 'placement: patient';
alter table records.seen enable row level security;
alter table records.seen force row level security;
create policy seen_of_the_patient on records.seen
    using (tenant_id = access.tenant() and patient_id = access.patient())
    with check (tenant_id = access.tenant() and patient_id = access.patient());
grant select, insert, update on records.seen to keepwell_app;

-- What could not be taken in, with its reason; the input itself stays with the sender.
create table records.quarantine (
    tenant_id int not null,
    id uuid not null,
    at timestamptz not null,
    source_file bytea not null, -- sealed with the tenant's key: file names may carry names of people
    entry int not null,
    resource_type text,
    reason text not null,
    path text,
    constraint quarantine_pk primary key (tenant_id, id)
);
comment on table records.quarantine is 'placement: apart';
alter table records.quarantine enable row level security;
alter table records.quarantine force row level security;
create policy quarantine_of_tenant on records.quarantine
    using (tenant_id = access.tenant()) with check (tenant_id = access.tenant());
grant select, insert on records.quarantine to keepwell_app;
