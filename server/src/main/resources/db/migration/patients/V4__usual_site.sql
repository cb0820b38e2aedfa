-- The site that a patient usually goes to; a row without a site after it was taken away. 1 is access.Category.CARD.
create table patients.usual_site (
    tenant_id int not null,
    patient_id uuid not null,
    site_id uuid,
    set_at timestamptz not null,
    set_by uuid not null,
    constraint usual_site_pk primary key (tenant_id, patient_id),
    constraint usual_site_at foreign key (tenant_id, site_id) references tenancy.site (tenant_id, id)
);
comment on table patients.usual_site is 'placement: patient';
alter table patients.usual_site enable row level security;
alter table patients.usual_site force row level security;
create policy usual_site_of_the_patient on patients.usual_site to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 1 <> 0)
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 1 <> 0);
grant select, insert, update on patients.usual_site to keepwell_app;
