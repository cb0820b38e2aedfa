-- A conversation about a request for a medicine is found by whoever stands in only where they find the request: it carries
-- the labels of the request, moved to the bits that bind nobody else (access.Label). So who begins to stand in later, or may
-- see other labels than before, finds as much of the one as of the other; staff answer it whatever it is about.
alter table messaging.thread add column labels bigint not null default 0;
alter table messaging.message add column labels bigint not null default 0;
alter table messaging.file add column labels bigint not null default 0;
alter table messaging.event add column labels bigint not null default 0;

drop policy thread_of_the_patient on messaging.thread;
create policy thread_of_the_patient on messaging.thread to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & category <> 0
        and labels & access.excluded() = 0 and access.claimed_actor() <> all (hidden_from))
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & category <> 0
        and labels & access.excluded() = 0);
drop policy message_of_the_patient on messaging.message;
create policy message_of_the_patient on messaging.message to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & category <> 0
        and labels & access.excluded() = 0 and access.claimed_actor() <> all (hidden_from))
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & category <> 0
        and labels & access.excluded() = 0);
drop policy file_of_the_patient on messaging.file;
create policy file_of_the_patient on messaging.file to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & category <> 0
        and labels & access.excluded() = 0
        and coalesce(only_for, access.claimed_actor()) = access.claimed_actor()
        and access.claimed_actor() <> all (hidden_from))
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient()
        and access.categories() & category <> 0 and labels & access.excluded() = 0);
drop policy event_of_the_patient on messaging.event;
create policy event_of_the_patient on messaging.event to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & category <> 0
        and labels & access.excluded() = 0 and access.claimed_actor() <> all (hidden_from))
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & category <> 0
        and labels & access.excluded() = 0);
grant update (labels) on messaging.file to keepwell_app;
