create table tenancy.tenant (
    id int not null,
    name text not null,
    host text not null, -- '*' answers for every host name no other tenant has
    zone text not null,
    language text not null,
    constraint tenant_pk primary key (id),
    constraint tenant_host unique (host),
    constraint tenant_id_positive check (id > 0)
);
comment on table tenancy.tenant is 'placement: reference';

create table tenancy.site (
    tenant_id int not null,
    id uuid not null,
    name text not null,
    zone text not null,
    constraint site_pk primary key (tenant_id, id),
    constraint site_of_tenant foreign key (tenant_id) references tenancy.tenant (id)
);
comment on table tenancy.site is 'placement: reference';

-- Which identifier systems may match a patient besides identifiers of type MR; SSN, licence and passport never.
create table tenancy.authoritative_system (
    tenant_id int not null,
    system text not null,
    constraint authoritative_system_pk primary key (tenant_id, system),
    constraint authoritative_system_of_tenant foreign key (tenant_id) references tenancy.tenant (id)
);
comment on table tenancy.authoritative_system is 'placement: reference';

grant usage on schema tenancy to keepwell_app, keepwell_lookup_owner;
grant select, insert, update on tenancy.tenant, tenancy.site, tenancy.authoritative_system to keepwell_app;
