-- What policies verify, they verify once a statement. Of two policies that both let read, the planner makes one condition
-- with "or" and asks it of each row; so whoever may change rows has a policy for each command that changes them.

drop policy board_kept on worklists.board;
create policy board_made on worklists.board for insert to keepwell_app
    with check (tenant_id = access.tenant() and access.role() in (8, 90));
create policy board_changed on worklists.board for update to keepwell_app
    using (tenant_id = access.tenant() and access.role() in (8, 90))
    with check (tenant_id = access.tenant() and access.role() in (8, 90));

drop policy member_kept on worklists.member;
create policy member_made on worklists.member for insert to keepwell_app
    with check (tenant_id = access.tenant() and access.role() in (8, 90));
create policy member_gone on worklists.member for delete to keepwell_app
    using (tenant_id = access.tenant() and access.role() in (8, 90));

drop policy away_own on worklists.away;
create policy away_made on worklists.away for insert to keepwell_app
    with check (tenant_id = access.claimed_tenant() and account_id = access.actor());
create policy away_changed on worklists.away for update to keepwell_app
    using (tenant_id = access.claimed_tenant() and account_id = access.actor())
    with check (tenant_id = access.claimed_tenant() and account_id = access.actor());
create policy away_gone on worklists.away for delete to keepwell_app
    using (tenant_id = access.claimed_tenant() and account_id = access.actor());

alter policy item_seen on worklists.item
    using (tenant_id = access.tenant() and (board_id = any ((select access.heard())::int[])
        or account_id = (select access.claimed_actor()) or patient_id = (select access.claimed_patient())));
drop function access.heard_by(int);
