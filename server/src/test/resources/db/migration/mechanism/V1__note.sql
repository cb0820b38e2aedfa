-- Proves how migrations run, in the tests only: as the owner, in the module's own schema.
create table mechanism.note (
    tenant_id int not null,
    patient_id uuid not null,
    id uuid not null,
    word text not null,
    constraint note_key primary key (tenant_id, patient_id, id)
);
comment on table mechanism.note is 'placement: patient';

alter table mechanism.note enable row level security;
alter table mechanism.note force row level security;
create policy note_of_the_patient on mechanism.note
    using (patient_id = nullif(current_setting('mechanism.patient', true), '')::uuid)
    with check (patient_id = nullif(current_setting('mechanism.patient', true), '')::uuid);

grant usage on schema mechanism to keepwell_app;
grant select, insert on mechanism.note to keepwell_app;
