-- Which written protocols the clinic stands behind: a physician signs one text of one protocol. Another text is another
-- hash, and takes another signature. 4 is access.Role.PHYSICIAN. Names no patient.
create table refills.protocol_signature (
    tenant_id int not null,
    protocol_id text not null,
    hash text not null, -- SHA-256 of what it says, of the medicines that it names and of the listed interactions
    signed_at timestamptz not null,
    signed_by uuid not null,
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    constraint protocol_signature_pk primary key (tenant_id, protocol_id, hash, signed_at)
);
comment on table refills.protocol_signature is 'placement: shared';
create unique index protocol_signature_one on refills.protocol_signature (tenant_id, protocol_id, hash)
    where withdrawn_at is null;
alter table refills.protocol_signature enable row level security;
alter table refills.protocol_signature force row level security;
create policy protocol_signature_seen on refills.protocol_signature for select to keepwell_app
    using (tenant_id = access.tenant());
create policy protocol_signature_put on refills.protocol_signature for insert to keepwell_app
    with check (tenant_id = access.tenant() and access.role() = 4 and signed_by = access.actor());
create policy protocol_signature_withdrawn on refills.protocol_signature for update to keepwell_app
    using (tenant_id = access.tenant() and access.role() = 4)
    with check (tenant_id = access.tenant() and access.role() = 4 and withdrawn_by = access.actor());
grant select, insert, update on refills.protocol_signature to keepwell_app; -- history is kept
