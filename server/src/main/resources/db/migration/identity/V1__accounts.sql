-- One person's sign-in in one tenant, with one side. Names and login are sealed with the tenant's key; found by keyed hash.
create table identity.account (
    tenant_id int not null,
    id uuid not null,
    role smallint not null,
    state smallint not null, -- 1 invited, 2 active, 3 off
    login_hash bytea not null,
    login bytea not null,
    name bytea not null,
    npi text,
    password text,
    password_at timestamptz,
    totp_seed bytea,
    totp_last_step bigint not null default 0,
    language text not null,
    zone text not null,
    created_at timestamptz not null,
    last_sign_in_at timestamptz,
    constraint account_pk primary key (tenant_id, id),
    constraint account_login unique (tenant_id, login_hash),
    constraint account_role check (role between 1 and 8),
    constraint account_state check (state in (1, 2, 3)),
    constraint account_active check (state <> 2 or (password is not null and totp_seed is not null))
);
comment on table identity.account is 'placement: shared';
alter table identity.account enable row level security;
alter table identity.account force row level security;
create policy account_own on identity.account to keepwell_app
    using (tenant_id = access.tenant() and id = access.actor())
    with check (tenant_id = access.tenant() and id = access.actor());
-- The administrator (role 8) keeps staff accounts; of a patient's account it sees nothing here.
create policy account_kept on identity.account to keepwell_app
    using (tenant_id = access.tenant() and access.role() in (8, 90) and role between 3 and 8)
    with check (tenant_id = access.tenant() and access.role() in (8, 90) and role between 3 and 8);
-- The front desk (role 5) and the console invite patients and proxies: a new row, nothing more.
create policy account_invited on identity.account for insert to keepwell_app
    with check (tenant_id = access.tenant() and access.role() in (5, 90) and role in (1, 2) and state = 1);
-- The front desk, the administrator and the console choose a clinician to assign: nurses and physicians only.
create policy account_clinician on identity.account for select to keepwell_app
    using (tenant_id = access.tenant() and access.role() in (5, 8, 90) and role in (3, 4));
create policy account_look_up on identity.account to keepwell_lookup_owner using (true) with check (true);

create table identity.recovery_code (
    tenant_id int not null,
    account_id uuid not null,
    code_hash bytea not null,
    used_at timestamptz,
    constraint recovery_code_pk primary key (tenant_id, account_id, code_hash)
);
comment on table identity.recovery_code is 'placement: apart';
alter table identity.recovery_code enable row level security;
alter table identity.recovery_code force row level security;
create policy recovery_code_own on identity.recovery_code to keepwell_app
    using (tenant_id = access.tenant() and account_id = access.actor())
    with check (tenant_id = access.tenant() and account_id = access.actor());

-- Found by the hash of the token, which is in no table. state: 1 password shown, 2 enrolling, 3 full.
create table identity.session (
    tenant_id int not null,
    token_hash bytea not null,
    id uuid not null,
    account_id uuid not null,
    state smallint not null,
    started_at timestamptz not null,
    last_seen_at timestamptz not null,
    ends_at timestamptz not null,
    idle_seconds int not null,
    device bytea not null, -- address and browser, sealed with the tenant's key
    constraint session_pk primary key (token_hash),
    constraint session_state check (state in (1, 2, 3)),
    constraint session_token check (length(token_hash) = 32)
);
comment on table identity.session is 'placement: apart';
create index session_of_account on identity.session (tenant_id, account_id);
create index session_end on identity.session (ends_at);
alter table identity.session enable row level security;
alter table identity.session force row level security;
create policy session_own on identity.session to keepwell_app
    using (tenant_id = access.tenant() and account_id = access.actor())
    with check (tenant_id = access.tenant() and account_id = access.actor());
-- The administrator counts and ends the sessions of staff; role 8 may not read what device.
create policy session_look_up on identity.session to keepwell_lookup_owner using (true) with check (true);

-- Counts tries by keyed hash of what was tried; holds no name, and a row for a login that does not exist looks the same.
create table identity.throttle (
    tenant_id int not null,
    key bytea not null,
    failures int not null,
    free_at timestamptz not null,
    last_at timestamptz not null,
    constraint throttle_pk primary key (tenant_id, key)
);
comment on table identity.throttle is 'placement: apart';
create index throttle_age on identity.throttle (last_at);
alter table identity.throttle enable row level security;
alter table identity.throttle force row level security;
create policy throttle_system on identity.throttle to keepwell_app using (true) with check (true);

-- A one-time link. The token is in the link, the code reaches the person another way; both are kept as hashes only.
create table identity.activation (
    tenant_id int not null,
    token_hash bytea not null,
    id uuid not null,
    account_id uuid not null,
    code_hash bytea not null,
    birth_hash bytea, -- null for staff
    tries_left smallint not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint activation_pk primary key (tenant_id, token_hash),
    constraint activation_tries check (tries_left >= 0)
);
comment on table identity.activation is 'placement: apart';
alter table identity.activation enable row level security;
alter table identity.activation force row level security;
create policy activation_look_up on identity.activation to keepwell_lookup_owner using (true) with check (true);
create policy activation_made on identity.activation for insert to keepwell_app with check (tenant_id = access.tenant());

grant usage on schema identity to keepwell_app, keepwell_lookup_owner;
grant select, insert, update on identity.account, identity.recovery_code to keepwell_app;
grant delete on identity.recovery_code to keepwell_app;
grant select, insert, update, delete on identity.session, identity.throttle to keepwell_app;
grant insert on identity.activation to keepwell_app;
grant select, update on identity.account, identity.activation to keepwell_lookup_owner;
grant select, update, delete on identity.session to keepwell_lookup_owner;
