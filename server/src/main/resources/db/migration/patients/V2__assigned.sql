-- The list of a clinician's own patients: ids, moments, and one line (the card) sealed with the patient's key.
-- Written with the relation and by imports, under the patient's context; read by the account it belongs to.
create table patients.assigned (
    tenant_id int not null,
    account_id uuid not null,
    patient_id uuid not null,
    relation_id uuid not null,
    card_version int not null,
    unseen int not null default 0,
    newest_at timestamptz,
    waiting_since timestamptz,
    ends_at timestamptz,
    card bytea not null,
    reason bytea,
    constraint assigned_pk primary key (tenant_id, account_id, patient_id),
    constraint assigned_unseen check (unseen >= 0)
);
comment on table patients.assigned is 'placement: shared';
create index assigned_of_patient on patients.assigned (tenant_id, patient_id);
alter table patients.assigned enable row level security;
alter table patients.assigned force row level security;
create policy assigned_own on patients.assigned for select to keepwell_app
    using (tenant_id = access.tenant() and account_id = access.actor());
create policy assigned_opened on patients.assigned for update to keepwell_app
    using (tenant_id = access.tenant() and account_id = access.actor())
    with check (tenant_id = access.tenant() and account_id = access.actor());
create policy assigned_of_the_patient on patients.assigned to keepwell_app
    using (tenant_id = access.tenant() and patient_id = access.patient())
    with check (tenant_id = access.tenant() and patient_id = access.patient());
grant select, insert, update, delete on patients.assigned to keepwell_app;

-- Who might belong to a patient's care team, as the sent records say; a person assigns.
create table patients.assignment_proposal (
    tenant_id int not null,
    patient_id uuid not null,
    npi text not null,
    because smallint not null,
    last_on date,
    constraint assignment_proposal_pk primary key (tenant_id, patient_id, npi, because)
);
comment on table patients.assignment_proposal is 'placement: patient';
alter table patients.assignment_proposal enable row level security;
alter table patients.assignment_proposal force row level security;
create policy assignment_proposal_of_the_patient on patients.assignment_proposal
    using (tenant_id = access.tenant() and patient_id = access.patient())
    with check (tenant_id = access.tenant() and patient_id = access.patient());
grant select, insert, update on patients.assignment_proposal to keepwell_app;
