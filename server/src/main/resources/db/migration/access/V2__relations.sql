-- Who stands how to which patient. Self and proxy are an account's; care team is an assignment; break-glass is a grant.
create table access.relation (
    tenant_id int not null,
    patient_id uuid not null,
    id uuid not null,
    account_id uuid not null,
    kind smallint not null,
    starts_at timestamptz not null,
    ends_at timestamptz,
    reason bytea, -- sealed with the patient's key: it may name an illness
    granted_by uuid not null,
    granted_at timestamptz not null,
    ended_by uuid,
    end_reason bytea,
    constraint relation_pk primary key (tenant_id, patient_id, id),
    constraint relation_kind check (kind in (1, 2, 3, 4)),
    constraint relation_order check (ends_at is null or ends_at >= starts_at)
);
comment on table access.relation is 'placement: patient';

create unique index relation_one_of_a_kind
    on access.relation (tenant_id, patient_id, account_id, kind) where ended_by is null;

alter table access.relation enable row level security;
alter table access.relation force row level security;
create policy relation_of_the_patient on access.relation
    using (tenant_id = access.tenant() and patient_id = access.patient())
    with check (tenant_id = access.tenant() and patient_id = access.patient());
grant select, insert, update on access.relation to keepwell_app; -- no delete: who could see what is kept

-- The mirror that answers "may this account see this patient" before a context can be sealed.
create table access.relation_by_account (
    tenant_id int not null,
    account_id uuid not null,
    patient_id uuid not null,
    kind smallint not null,
    relation_id uuid not null,
    starts_at timestamptz not null,
    ends_at timestamptz,
    constraint relation_by_account_pk primary key (tenant_id, account_id, patient_id, kind, relation_id)
);
comment on table access.relation_by_account is 'placement: shared';

alter table access.relation_by_account enable row level security;
alter table access.relation_by_account force row level security;
create policy relation_of_the_account on access.relation_by_account for select to keepwell_app
    using (tenant_id = access.tenant() and account_id = access.actor());
create policy relation_mirrored on access.relation_by_account for insert to keepwell_app
    with check (tenant_id = access.tenant() and patient_id = access.patient());
create policy relation_mirror_seen on access.relation_by_account for select to keepwell_app
    using (tenant_id = access.tenant() and patient_id = access.patient());
create policy relation_mirror_ended on access.relation_by_account for update to keepwell_app
    using (tenant_id = access.tenant() and patient_id = access.patient())
    with check (tenant_id = access.tenant() and patient_id = access.patient());
create policy relation_look_up on access.relation_by_account for select to keepwell_lookup_owner using (true);
grant select, insert, update on access.relation_by_account to keepwell_app;
grant select on access.relation_by_account to keepwell_lookup_owner;
