-- What staff did with a conversation that the patient is told in it: that, and when; never the words. How it went on is
-- asked of what was made.
create table messaging.event (
    tenant_id int not null,
    patient_id uuid not null,
    thread_id uuid not null,
    id uuid not null,
    category bigint not null,
    what smallint not null, -- messaging.ThreadEvent.What
    subject_id uuid not null, -- the request that was made
    at timestamptz not null,
    hidden_from uuid[] not null,
    constraint event_pk primary key (tenant_id, patient_id, thread_id, id),
    constraint event_in foreign key (tenant_id, patient_id, thread_id)
        references messaging.thread (tenant_id, patient_id, id)
);
comment on table messaging.event is 'placement: patient';
alter table messaging.event enable row level security;
alter table messaging.event force row level security;
create policy event_of_the_patient on messaging.event to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & category <> 0
        and access.claimed_actor() <> all (hidden_from))
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & category <> 0);
grant select, insert on messaging.event to keepwell_app;
grant update (hidden_from) on messaging.event to keepwell_app;
