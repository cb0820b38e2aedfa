-- Requests for medicines. 16 is access.Category.MEDICINES. A request carries the labels of its medicine, so that whoever may
-- not find the medicine does not find the request either. What the medicine is called, what was asked and what was
-- answered is sealed with the patient's key.
create table refills.request (
    tenant_id int not null,
    patient_id uuid not null,
    id uuid not null,
    medicine_id uuid, -- null where a pharmacy asks for what is not in the chart
    labels bigint not null,
    state smallint not null, -- refills.RefillState
    early boolean not null,
    asked_at timestamptz not null,
    asked_by uuid, -- null for a pharmacy
    send_key uuid,
    pharmacy_id uuid,
    renewal_id uuid, -- the pharmacy's own request, where there is one
    order_id uuid, -- what was sent, and its message
    message_id uuid,
    pharmacy_state smallint, -- refills.PharmacyState
    decided_at timestamptz,
    decided_by uuid,
    reason smallint,
    hand_over smallint,
    version int not null,
    said bytea not null,
    answer bytea,
    constraint request_pk primary key (tenant_id, patient_id, id),
    constraint request_state check (state between 1 and 8),
    constraint request_by_somebody check (asked_by is not null or renewal_id is not null)
);
comment on table refills.request is 'placement: patient';
-- Asking twice is asking once: who comes second joins.
create unique index request_one_open on refills.request (tenant_id, patient_id, medicine_id) where state in (1, 2);
-- A second tap is the same request.
create unique index request_sent_once on refills.request (tenant_id, patient_id, asked_by, send_key, medicine_id);
-- A request of a pharmacy is taken up once.
create unique index request_of_renewal on refills.request (tenant_id, patient_id, renewal_id);
create index request_newest on refills.request (tenant_id, patient_id, asked_at desc, id);
create index request_of_order on refills.request (tenant_id, patient_id, order_id) where order_id is not null;
alter table refills.request enable row level security;
alter table refills.request force row level security;
create policy request_of_the_patient on refills.request to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 16 <> 0
        and labels & access.excluded() = 0)
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 16 <> 0
        and labels & access.excluded() = 0);

-- The pharmacy that the patient's side chose to be asked for first.
create table refills.favourite (
    tenant_id int not null,
    patient_id uuid not null,
    pharmacy_id uuid, -- null for none any more
    set_at timestamptz not null,
    set_by uuid not null,
    constraint favourite_pk primary key (tenant_id, patient_id)
);
comment on table refills.favourite is 'placement: patient';
alter table refills.favourite enable row level security;
alter table refills.favourite force row level security;
create policy favourite_of_the_patient on refills.favourite to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 16 <> 0)
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 16 <> 0);

grant usage on schema refills to keepwell_app;
grant select, insert, update on refills.request, refills.favourite to keepwell_app;
