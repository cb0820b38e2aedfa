-- Pharmacies, the vendors that carry messages to them, and the connection in use. No patient is in any of these three.
create table pharmacy.pharmacy (
    tenant_id int not null,
    id uuid not null,
    ncpdp_id text not null,
    name text not null,
    line text not null,
    city text not null,
    state text not null,
    postal_code text not null,
    phone text not null,
    latitude double precision not null,
    longitude double precision not null,
    zone text not null,
    hours text not null,
    closed_for_good boolean not null,
    takes_script boolean not null,
    changed_at timestamptz not null,
    constraint pharmacy_pk primary key (tenant_id, id),
    constraint pharmacy_ncpdp unique (tenant_id, ncpdp_id)
);
comment on table pharmacy.pharmacy is 'placement: reference';
create index pharmacy_postal on pharmacy.pharmacy (tenant_id, postal_code);
create index pharmacy_place on pharmacy.pharmacy (tenant_id, latitude, longitude);

create table pharmacy.vendor (
    tenant_id int not null,
    name text not null,
    baa_reference text,
    baa_signed_on date,
    baa_until date,
    certification text,
    certified_version text,
    certified_until date,
    changed_at timestamptz not null,
    constraint vendor_pk primary key (tenant_id, name)
);
comment on table pharmacy.vendor is 'placement: reference';

create table pharmacy.connection (
    tenant_id int not null,
    name text not null,
    kind smallint not null,
    url text not null,
    own_party text not null,
    script_version text not null,
    vendor text,
    trust text not null,
    by_authority boolean not null,
    signing_key text not null,
    mrn_system text,
    switched_on boolean not null,
    alert text,
    alert_at timestamptz,
    changed_at timestamptz not null,
    constraint connection_pk primary key (tenant_id, name),
    constraint connection_kind check (kind in (1, 2)),
    constraint connection_vendor foreign key (tenant_id, vendor) references pharmacy.vendor (tenant_id, name)
);
comment on table pharmacy.connection is 'placement: reference';
-- Which way a prescription goes is never a matter of luck.
create unique index connection_one_on on pharmacy.connection (tenant_id) where switched_on;

grant usage on schema pharmacy to keepwell_app;
grant select, insert, update on pharmacy.pharmacy, pharmacy.vendor, pharmacy.connection to keepwell_app;
