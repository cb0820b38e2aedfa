-- The site that the patient chose for a conversation; null where nothing was asked, or no particular one was meant.
alter table messaging.thread add column site_id uuid;
alter table messaging.thread add constraint thread_at foreign key (tenant_id, site_id)
    references tenancy.site (tenant_id, id) not valid;
