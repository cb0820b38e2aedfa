-- Every order that went to a pharmacy for a request. Of a request only the last one is decided about, but an earlier one may
-- still be with its pharmacy: it has to be called back, and what is said of it later has to find its request. It carries the
-- labels of the request. 16 is access.Category.MEDICINES.
create table refills.sent_order (
    tenant_id int not null,
    patient_id uuid not null,
    order_id uuid not null,
    request_id uuid not null,
    labels bigint not null,
    message_id uuid not null,
    cancel_id uuid, -- the message that calls it back
    state smallint not null, -- refills.OrderState
    sent_at timestamptz not null,
    constraint sent_order_pk primary key (tenant_id, patient_id, order_id),
    constraint sent_order_state check (state between 1 and 8)
);
comment on table refills.sent_order is 'placement: patient';
create index sent_order_of_request on refills.sent_order (tenant_id, patient_id, request_id);
alter table refills.sent_order enable row level security;
alter table refills.sent_order force row level security;
create policy sent_order_of_the_patient on refills.sent_order to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 16 <> 0
        and labels & access.excluded() = 0)
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 16 <> 0
        and labels & access.excluded() = 0);
grant select, insert, update on refills.sent_order to keepwell_app;
