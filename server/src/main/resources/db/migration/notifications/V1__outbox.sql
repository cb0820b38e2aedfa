-- What somebody is to be told, and by which ways it goes out. No text and no address is in these tables: texts are made of
-- kind, language, organisation and link when they leave, addresses are sealed beside the account's wishes.

-- Written in the transaction of the event, whoever's that is; so it commits with the event or not at all.
create table notifications.notice (
    tenant_id int not null,
    id uuid not null, -- the only thing that leaves with a text; says nothing without a session
    account_id uuid not null,
    kind smallint not null,
    link smallint not null,
    patient_id uuid, -- of what the link leads to
    item_id uuid,
    event uuid not null,
    told_at timestamptz not null,
    constraint notice_pk primary key (tenant_id, id),
    constraint notice_once unique (tenant_id, event, account_id),
    constraint notice_link check (link in (1, 2, 3, 4) and (link in (1, 2)) = (patient_id is not null)
        and (link in (1, 3)) = (item_id is not null))
);
comment on table notifications.notice is 'placement: shared';
create index notice_of_account on notifications.notice (tenant_id, account_id, told_at desc);
alter table notifications.notice enable row level security;
alter table notifications.notice force row level security;
create policy notice_told on notifications.notice for insert to keepwell_app with check (tenant_id = access.tenant());
create policy notice_own on notifications.notice for select to keepwell_app
    using (tenant_id = access.claimed_tenant() and account_id = access.actor());
-- 91 is access.Role.JOB: the deliveries, and forgetting what is old.
create policy notice_delivered on notifications.notice for select to keepwell_app
    using (tenant_id = access.tenant() and access.role() = 91);
create policy notice_forgotten on notifications.notice for delete to keepwell_app
    using (tenant_id = access.tenant() and access.role() = 91);

-- One way of one notice, or of a code that proves an address (then there is no notice).
-- state: 1 due, 2 being sent, 3 sent, 4 not sent (the wishes or the rules say so), 5 given up, 6 bounced, 7 rides in a digest.
create table notifications.delivery (
    tenant_id int not null,
    id uuid not null,
    notice_id uuid,
    account_id uuid not null,
    channel smallint not null,
    kind smallint, -- null for a code
    state smallint not null,
    why smallint,
    tries smallint not null,
    made_at timestamptz not null,
    first_try_at timestamptz,
    next_at timestamptz not null, -- due: not before; being sent: if nobody is done by then, the next may try
    done_at timestamptz,
    digest boolean not null, -- waits for the hour of the digest
    lead_id uuid, -- the delivery of the same digest that carries it
    provider_id text, -- what the gateway calls it
    constraint delivery_pk primary key (tenant_id, id),
    constraint delivery_once unique (tenant_id, notice_id, channel),
    constraint delivery_of_notice foreign key (tenant_id, notice_id)
        references notifications.notice (tenant_id, id) on delete cascade,
    constraint delivery_state check (state between 1 and 7),
    constraint delivery_of_something check ((notice_id is null) = (kind is null))
);
comment on table notifications.delivery is 'placement: shared';
create index delivery_due on notifications.delivery (tenant_id, channel, next_at) where state in (1, 2);
create index delivery_of_account on notifications.delivery (tenant_id, account_id, made_at desc);
create index delivery_of_tenant on notifications.delivery (tenant_id, made_at desc);
create index delivery_digest on notifications.delivery (tenant_id, lead_id) where lead_id is not null;
alter table notifications.delivery enable row level security;
alter table notifications.delivery force row level security;
create policy delivery_told on notifications.delivery for insert to keepwell_app
    with check (tenant_id = access.tenant() and state = 1);
create policy delivery_own on notifications.delivery for select to keepwell_app
    using (tenant_id = access.claimed_tenant() and account_id = access.actor());
create policy delivery_sent on notifications.delivery to keepwell_app
    using (tenant_id = access.tenant() and access.role() = 91)
    with check (tenant_id = access.tenant() and access.role() = 91);
-- The administrator (role 8) sees how deliveries fare; what they are about is in the other table.
create policy delivery_watched on notifications.delivery for select to keepwell_app
    using (tenant_id = access.tenant() and access.role() = 8);

grant usage on schema notifications to keepwell_app;
grant select, insert, delete on notifications.notice to keepwell_app;
grant select, insert, update, delete on notifications.delivery to keepwell_app;
