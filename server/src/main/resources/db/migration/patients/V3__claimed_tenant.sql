-- Policies ask for the claimed tenant beside the verified patient or actor: one check of the seal a table, not two.
alter policy card_of_the_patient on patients.card
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 1 <> 0)
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient());
alter policy person_of_the_patient on patients.person
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 2 <> 0)
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient());
alter policy lookup_of_the_patient on patients.lookup
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient())
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient());
alter policy assigned_own on patients.assigned
    using (tenant_id = access.claimed_tenant() and account_id = access.actor());
alter policy assigned_opened on patients.assigned
    using (tenant_id = access.claimed_tenant() and account_id = access.actor())
    with check (tenant_id = access.claimed_tenant() and account_id = access.actor());
alter policy assigned_of_the_patient on patients.assigned
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient())
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient());
alter policy assignment_proposal_of_the_patient on patients.assignment_proposal
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient())
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient());
