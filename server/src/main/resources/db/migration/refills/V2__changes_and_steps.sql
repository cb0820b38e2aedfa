-- A pharmacy also asks for a change of an order: another medicine, a prior authorisation, a clearer text. It stands beside a
-- request for more of the same medicine, so it is no second open one.
alter table refills.request add column asks_change boolean not null default false;
drop index refills.request_one_open;
create unique index request_one_open on refills.request (tenant_id, patient_id, medicine_id)
    where state in (1, 2) and not asks_change;

-- What staff decided about a request is a step in its item's history, written in the transaction that decides. It holds no
-- note: those are read with INTERNAL_NOTES, which a decision does not take. 31 to 39 are decisions in worklists.Step.What.
create policy step_of_a_decision on worklists.step for insert to keepwell_app
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient()
        and access.categories() & 16 <> 0 and what between 31 and 39 and note is null);
