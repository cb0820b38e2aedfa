-- Staff called a pharmacy that nothing could be sent to: 40 in worklists.Step.What, written like the decisions.
drop policy step_of_a_decision on worklists.step;
create policy step_of_a_decision on worklists.step for insert to keepwell_app
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient()
        and access.categories() & 16 <> 0 and what between 31 and 40 and note is null);
