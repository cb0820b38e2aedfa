-- The tenant's key, wrapped by the root key, which never enters the database.
create table vault.tenant_key (
    tenant_id int not null,
    version int not null,
    wrapped bytea not null,
    root_key_id text not null,
    created_at timestamptz not null,
    constraint tenant_key_pk primary key (tenant_id, version)
);
comment on table vault.tenant_key is 'placement: reference';
grant usage on schema vault to keepwell_app;
grant select, insert on vault.tenant_key to keepwell_app;

-- One data key per patient, wrapped by the tenant's key: useless without it.
create table vault.patient_key (
    tenant_id int not null,
    patient_id uuid not null,
    version int not null,
    wrapped bytea not null,
    created_at timestamptz not null,
    constraint patient_key_pk primary key (tenant_id, patient_id, version)
);
comment on table vault.patient_key is 'placement: shared';
alter table vault.patient_key enable row level security;
alter table vault.patient_key force row level security;
create policy patient_key_of_tenant on vault.patient_key for select to keepwell_app
    using (tenant_id = access.tenant());
create policy patient_key_made on vault.patient_key for insert to keepwell_app
    with check (tenant_id = access.tenant() and patient_id = access.patient());
grant select, insert on vault.patient_key to keepwell_app;
