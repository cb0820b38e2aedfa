-- What staff wrote and what is to leave later; sealed with the patient's key. No rule of a patient's side opens it: 524288
-- is access.Category.INTERNAL_NOTES. It becomes a message only when it leaves.
create table messaging.later (
    tenant_id int not null,
    id uuid not null,
    patient_id uuid not null,
    account_id uuid not null, -- who wrote it, and under whose rights it leaves
    behalf_of uuid,
    category bigint not null,
    topic smallint not null,
    item_id uuid, -- in whose place in a queue it was written; null for a letter from the chart
    thread_id uuid, -- what it answers; null where it begins a conversation
    seen_seq int not null,
    batch_id uuid,
    send_key uuid not null,
    one_way boolean not null,
    closes boolean not null,
    files uuid[] not null,
    state smallint not null, -- 1 waits, 2 has left, 3 taken back, 4 held
    held_because smallint,
    made_at timestamptz not null,
    send_at timestamptz not null,
    ended_at timestamptz,
    content bytea not null,
    constraint later_pk primary key (tenant_id, id),
    constraint later_once unique (tenant_id, account_id, send_key, patient_id),
    constraint later_state check (state between 1 and 4),
    constraint later_held check ((state = 4) = (held_because is not null)),
    constraint later_ended check ((state = 1) = (ended_at is null))
);
comment on table messaging.later is 'placement: shared';
create index later_of_patient on messaging.later (tenant_id, patient_id, send_at) where state in (1, 4);
create index later_of_batch on messaging.later (tenant_id, batch_id) where batch_id is not null;
alter table messaging.later enable row level security;
alter table messaging.later force row level security;
create policy later_of_the_item on messaging.later to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient()
        and access.categories() & 524288 <> 0 and access.categories() & category <> 0)
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient()
        and access.categories() & 524288 <> 0 and access.categories() & category <> 0);
create policy later_of_its_writer on messaging.later to keepwell_app
    using (tenant_id = access.claimed_tenant() and account_id = access.actor())
    with check (tenant_id = access.claimed_tenant() and account_id = access.actor());
-- The job finds out whose it is, before it acts as its writer.
create policy later_carried on messaging.later for select to keepwell_app
    using (tenant_id = access.tenant() and access.role() = 91);

grant select, insert on messaging.later to keepwell_app;
grant update (state, held_because, ended_at) on messaging.later to keepwell_app;
