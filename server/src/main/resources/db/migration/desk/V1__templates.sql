-- Standing texts of staff: shared with the clinic, or one's own. No patient's data.
create table desk.template (
    tenant_id int not null,
    id uuid not null,
    account_id uuid not null,
    shared boolean not null,
    changed_at timestamptz not null,
    version int not null,
    content bytea not null, -- sealed with the tenant's key
    constraint template_pk primary key (tenant_id, id)
);
comment on table desk.template is 'placement: shared';
create index template_of on desk.template (tenant_id, account_id);
alter table desk.template enable row level security;
alter table desk.template force row level security;
create policy template_seen on desk.template for select to keepwell_app
    using (tenant_id = access.tenant() and (shared or account_id = access.claimed_actor()));
create policy template_kept on desk.template for all to keepwell_app
    using (tenant_id = access.claimed_tenant() and account_id = access.actor())
    with check (tenant_id = access.claimed_tenant() and account_id = access.actor());
create table desk.signature (
    tenant_id int not null,
    account_id uuid not null,
    version int not null,
    content bytea not null,
    constraint signature_pk primary key (tenant_id, account_id)
);
comment on table desk.signature is 'placement: shared';
alter table desk.signature enable row level security;
alter table desk.signature force row level security;
create policy signature_own on desk.signature to keepwell_app
    using (tenant_id = access.claimed_tenant() and account_id = access.actor())
    with check (tenant_id = access.claimed_tenant() and account_id = access.actor());

grant usage on schema desk to keepwell_app;
grant select, insert, update, delete on desk.template, desk.signature to keepwell_app;
