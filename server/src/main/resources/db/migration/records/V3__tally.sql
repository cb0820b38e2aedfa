-- How many rows each list has, so that a page that says so does not read them all. Kept in the transaction that changes the
-- rows. A row that was released later than it arrived is not in here: it is counted where it stands, see records.TallySql.
create table records.tally (
    patient_id uuid not null,
    category bigint not null,
    labels bigint not null,
    tenant_id int not null,
    n int not null,
    shelf smallint not null,
    type smallint not null,
    state smallint not null,
    constraint tally_pk primary key (tenant_id, patient_id, shelf, type, state, category, labels)
);
comment on table records.tally is 'placement: patient';

-- Records that are there already are counted once, here. Row policies bind the owner too, so they are lifted for this.
alter table records.resource no force row level security;
insert into records.tally (patient_id, category, labels, tenant_id, n, shelf, type, state)
select patient_id, category, labels, tenant_id, count(*), shelf, type, state from records.resource
where visible_from <= arrived_at group by patient_id, category, labels, tenant_id, shelf, type, state;
alter table records.resource force row level security;

alter table records.tally enable row level security;
alter table records.tally force row level security;
create policy tally_of_the_patient on records.tally
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient()
        and category & access.categories() <> 0 and labels & access.excluded() = 0)
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient());
grant select, insert, update on records.tally to keepwell_app;

create index resource_released_later on records.resource (tenant_id, patient_id, shelf)
    where visible_from > arrived_at;
