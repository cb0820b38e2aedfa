-- What a patient says of their own medicines: one that is not taken any more, or one that the chart does not know. It stands
-- beside the chart, in their words, and changes nothing in it. Several that are told together are one item for staff. It
-- carries the labels of its medicine; of one that is only named nobody knows what it is for, so it is for the patient
-- themselves and for staff. Words and answer are sealed with the patient's key.
create table refills.statement (
    tenant_id int not null,
    patient_id uuid not null,
    id uuid not null,
    batch_id uuid not null,
    kind smallint not null, -- 1 not taken any more, 2 taken too
    medicine_id uuid, -- of the chart
    labels bigint not null,
    state smallint not null, -- refills.StatementState
    told_at timestamptz not null,
    told_by uuid not null,
    send_key uuid not null,
    place smallint not null, -- in what was told together
    decided_at timestamptz,
    decided_by uuid,
    said bytea not null,
    answer bytea,
    constraint statement_pk primary key (tenant_id, patient_id, id),
    constraint statement_kind check (kind in (1, 2)),
    constraint statement_state check (state between 1 and 4),
    constraint statement_of_a_medicine check (kind = 2 or medicine_id is not null)
);
comment on table refills.statement is 'placement: patient';
-- A second tap is the same statement.
create unique index statement_sent_once on refills.statement (tenant_id, patient_id, told_by, send_key, place);
-- Telling twice is telling once.
create unique index statement_one_stop on refills.statement (tenant_id, patient_id, medicine_id)
    where kind = 1 and state = 1;
create index statement_newest on refills.statement (tenant_id, patient_id, told_at desc, place);
create index statement_of_batch on refills.statement (tenant_id, patient_id, batch_id);
alter table refills.statement enable row level security;
alter table refills.statement force row level security;
create policy statement_of_the_patient on refills.statement to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 16 <> 0
        and labels & access.excluded() = 0)
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 16 <> 0
        and labels & access.excluded() = 0);
grant select, insert, update on refills.statement to keepwell_app;
