-- Messages on their way out. In clear is what sending needs; what they say is sealed with the patient's key. A row commits
-- with the change that it tells of. 16 is access.Category.MEDICINES; 90 and 91 are the console and the program itself.
create table pharmacy.outbox (
    tenant_id int not null,
    id uuid not null,
    patient_id uuid not null,
    connection text not null,
    kind smallint not null,
    pharmacy_id uuid,
    order_id uuid,
    request_id uuid,
    state smallint not null,
    tries int not null default 0,
    queued_at timestamptz not null,
    next_try_at timestamptz not null,
    lease_until timestamptz,
    sent_at timestamptz,
    ended_at timestamptz,
    error text,
    sealed bytea not null,
    constraint outbox_pk primary key (tenant_id, id),
    constraint outbox_state check (state between 1 and 5)
);
comment on table pharmacy.outbox is 'placement: shared';
create index outbox_due on pharmacy.outbox (tenant_id, next_try_at) where state in (1, 2);
create index outbox_of_order on pharmacy.outbox (tenant_id, order_id, queued_at);
-- A second tap must not become a second prescription.
create unique index outbox_one_new_rx on pharmacy.outbox (tenant_id, patient_id, order_id) where kind = 1;
create unique index outbox_one_cancel on pharmacy.outbox (tenant_id, patient_id, order_id)
    where kind = 6 and state <> 5;
create unique index outbox_one_answer on pharmacy.outbox (tenant_id, patient_id, request_id) where request_id is not null;
alter table pharmacy.outbox enable row level security;
alter table pharmacy.outbox force row level security;
create policy outbox_of_the_patient on pharmacy.outbox to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 16 <> 0)
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 16 <> 0);
create policy outbox_carried on pharmacy.outbox to keepwell_app
    using (tenant_id = access.tenant() and access.role() in (90, 91))
    with check (tenant_id = access.tenant() and access.role() in (90, 91));
grant select, insert, update on pharmacy.outbox to keepwell_app;

-- Every message that came in, once for each sender and number: what decides a race, and the answer to give again. The
-- digest is keyed; the answer carries numbers and codes only.
create table pharmacy.inbox (
    tenant_id int not null,
    connection text not null,
    message_id text not null,
    digest bytea not null,
    kind smallint not null,
    state smallint not null,
    patient_id uuid,
    answer bytea not null,
    taken_at timestamptz not null,
    constraint inbox_pk primary key (tenant_id, connection, message_id),
    constraint inbox_digest check (length(digest) = 32),
    constraint inbox_state check (state between 1 and 3)
);
comment on table pharmacy.inbox is 'placement: shared';
alter table pharmacy.inbox enable row level security;
alter table pharmacy.inbox force row level security;
create policy inbox_carried on pharmacy.inbox to keepwell_app
    using (tenant_id = access.tenant() and access.role() in (90, 91))
    with check (tenant_id = access.tenant() and access.role() in (90, 91));
grant select, insert, update on pharmacy.inbox to keepwell_app;

-- What nobody knows whose it is. Sealed with the tenant's key, until a person or a later order says.
create table pharmacy.quarantine (
    tenant_id int not null,
    id uuid not null,
    connection text not null,
    message_id text not null,
    kind smallint not null,
    reason smallint not null,
    order_id uuid,
    relates_to uuid,
    state smallint not null,
    taken_at timestamptz not null,
    ended_at timestamptz,
    sealed bytea not null,
    constraint quarantine_pk primary key (tenant_id, id),
    constraint quarantine_state check (state between 1 and 3)
);
comment on table pharmacy.quarantine is 'placement: shared';
create index quarantine_waiting on pharmacy.quarantine (tenant_id, taken_at) where state = 1;
alter table pharmacy.quarantine enable row level security;
alter table pharmacy.quarantine force row level security;
create policy quarantine_carried on pharmacy.quarantine to keepwell_app
    using (tenant_id = access.tenant() and access.role() in (90, 91))
    with check (tenant_id = access.tenant() and access.role() in (90, 91));
grant select, insert, update on pharmacy.quarantine to keepwell_app;

-- What a pharmacy asked about one patient: a renewal or a change, until somebody answers.
create table pharmacy.request (
    tenant_id int not null,
    patient_id uuid not null,
    id uuid not null,
    kind smallint not null,
    connection text not null,
    sender text not null,
    message_id text not null,
    reference text,
    pharmacy_id uuid,
    order_id uuid,
    controlled boolean not null,
    answered boolean not null default false,
    asked_at timestamptz not null,
    answered_at timestamptz,
    sealed bytea not null,
    constraint request_pk primary key (tenant_id, patient_id, id)
);
comment on table pharmacy.request is 'placement: patient';
alter table pharmacy.request enable row level security;
alter table pharmacy.request force row level security;
create policy request_of_the_patient on pharmacy.request
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 16 <> 0)
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 16 <> 0);
grant select, insert, update on pharmacy.request to keepwell_app;
