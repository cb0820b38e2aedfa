-- Policies ask for the claimed tenant beside the verified patient or actor: one check of the seal a table, not two.
alter policy resource_of_the_patient on records.resource
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient()
    and category & access.categories() <> 0 and labels & access.excluded() = 0 and visible_from <= now())
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient());
alter policy past_version_of_the_patient on records.past_version
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient()
    and category & access.categories() <> 0 and labels & access.excluded() = 0)
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient());
alter policy part_of_the_patient on records.part_of
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient())
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient());
alter policy seen_of_the_patient on records.seen
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient())
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient());
