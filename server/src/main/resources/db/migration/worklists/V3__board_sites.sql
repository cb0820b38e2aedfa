-- The site that a board answers for; null for all sites. Which topics may meet on which boards is a rule of BoardKeeping.
alter table worklists.board add column site_id uuid;
alter table worklists.board add constraint board_at foreign key (tenant_id, site_id)
    references tenancy.site (tenant_id, id) not valid;
