-- What patients read about a site, and when it was closed: conversations and boards may still name it then.
alter table tenancy.site add column place text not null default '';
alter table tenancy.site add column closed_at timestamptz;
create unique index site_name_open on tenancy.site (tenant_id, lower(name)) where closed_at is null;
