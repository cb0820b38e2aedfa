-- Whoever sends a prescription under a written protocol sends it in the name of a physician: nurses (role 3) and physicians
-- (role 4) find the physicians of the clinic, with the number that pharmacies know them by.
create policy account_prescriber on identity.account for select to keepwell_app
    using (tenant_id = access.tenant() and access.role() in (3, 4) and role = 4);
