-- Policies ask for the claimed tenant beside the verified patient or actor: one check of the seal a table, not two.
alter policy account_own on identity.account
    using (tenant_id = access.claimed_tenant() and id = access.actor())
    with check (tenant_id = access.claimed_tenant() and id = access.actor());
alter policy recovery_code_own on identity.recovery_code
    using (tenant_id = access.claimed_tenant() and account_id = access.actor())
    with check (tenant_id = access.claimed_tenant() and account_id = access.actor());
alter policy session_own on identity.session
    using (tenant_id = access.claimed_tenant() and account_id = access.actor())
    with check (tenant_id = access.claimed_tenant() and account_id = access.actor());
