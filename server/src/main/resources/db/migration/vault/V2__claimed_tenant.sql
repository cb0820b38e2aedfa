-- Policies ask for the claimed tenant beside the verified patient or actor: one check of the seal a table, not two.
alter policy patient_key_made on vault.patient_key
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient());
