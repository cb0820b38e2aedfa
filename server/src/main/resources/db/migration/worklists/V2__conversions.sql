-- What staff made of an item: a task, a request for an appointment, a request for a medicine; or what the program put on a
-- board by itself. The words are sealed with the patient's key. 524288 is access.Category.INTERNAL_NOTES: no rule of a
-- patient's side holds it, so a patient never reads one. Never changed.
create table worklists.conversion (
    tenant_id int not null,
    patient_id uuid not null,
    id uuid not null,
    item_id uuid, -- of which item it was made; null for what nobody made
    kind smallint not null, -- worklists.Item.Kind
    subject_id uuid not null, -- of what was made
    category bigint not null, -- of what was made, so that what is said of health is not read at the desk
    account_id uuid not null,
    send_key uuid not null,
    made_at timestamptz not null,
    words bytea,
    constraint conversion_pk primary key (tenant_id, patient_id, id)
);
comment on table worklists.conversion is 'placement: patient';
-- A second tap is the same conversion.
create unique index conversion_once on worklists.conversion (tenant_id, patient_id, account_id, send_key);
create index conversion_of_subject on worklists.conversion (tenant_id, patient_id, subject_id);
alter table worklists.conversion enable row level security;
alter table worklists.conversion force row level security;
create policy conversion_read on worklists.conversion for select to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient()
        and access.categories() & 524288 <> 0 and access.categories() & category <> 0);
create policy conversion_made on worklists.conversion for insert to keepwell_app
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient()
        and access.categories() & 524288 <> 0 and access.categories() & category <> 0);
grant select, insert on worklists.conversion to keepwell_app;
