-- A board is a group of staff that answers certain topics; its number is an audience of the seal.
create table worklists.board (
    tenant_id int not null,
    id int not null,
    name text not null,
    kind smallint not null, -- 1 first line, 2 physicians, to whom the first line passes on
    topics int[] not null, -- which of them come here first
    due_minutes int not null,
    closed_at timestamptz,
    constraint board_pk primary key (tenant_id, id),
    constraint board_kind check (kind in (1, 2)),
    constraint board_due check (due_minutes between 5 and 43200)
);
comment on table worklists.board is 'placement: shared';
alter table worklists.board enable row level security;
alter table worklists.board force row level security;
create policy board_seen on worklists.board for select to keepwell_app using (tenant_id = access.tenant());
create policy board_kept on worklists.board for all to keepwell_app
    using (tenant_id = access.tenant() and access.role() in (8, 90))
    with check (tenant_id = access.tenant() and access.role() in (8, 90));

create table worklists.member (
    tenant_id int not null,
    account_id uuid not null,
    board_id int not null,
    since timestamptz not null,
    constraint member_pk primary key (tenant_id, account_id, board_id),
    constraint member_of foreign key (tenant_id, board_id) references worklists.board (tenant_id, id)
);
comment on table worklists.member is 'placement: shared';
create index member_of_board on worklists.member (tenant_id, board_id);
alter table worklists.member enable row level security;
alter table worklists.member force row level security;
create policy member_seen on worklists.member for select to keepwell_app using (tenant_id = access.tenant());
create policy member_kept on worklists.member for all to keepwell_app
    using (tenant_id = access.tenant() and access.role() in (8, 90))
    with check (tenant_id = access.tenant() and access.role() in (8, 90));

-- Who is away until when, and who stands in.
create table worklists.away (
    tenant_id int not null,
    account_id uuid not null,
    until timestamptz not null, -- the end of the last day, where the clinic is
    cover_id uuid,
    set_at timestamptz not null,
    constraint away_pk primary key (tenant_id, account_id),
    constraint away_covered_by_another check (cover_id <> account_id)
);
comment on table worklists.away is 'placement: shared';
create index away_covered on worklists.away (tenant_id, cover_id);
alter table worklists.away enable row level security;
alter table worklists.away force row level security;
create policy away_seen on worklists.away for select to keepwell_app using (tenant_id = access.tenant());
create policy away_own on worklists.away for all to keepwell_app
    using (tenant_id = access.claimed_tenant() and account_id = access.actor())
    with check (tenant_id = access.claimed_tenant() and account_id = access.actor());

-- One thing of one patient that waits for staff. The line (title, name, birth year) is sealed with the patient's key and
-- opened for rows on the screen of somebody who may read them.
create table worklists.item (
    tenant_id int not null,
    id uuid not null,
    board_id int not null,
    account_id uuid, -- who has it
    patient_id uuid not null,
    subject_id uuid not null,
    kind smallint not null,
    topic smallint not null,
    created_at timestamptz not null,
    waiting_since timestamptz not null,
    due_at timestamptz not null,
    show_from timestamptz not null, -- later than now while it sleeps
    done_at timestamptz,
    done_as smallint,
    flagged boolean not null,
    escalated boolean not null,
    answered boolean not null, -- we spoke last
    version int not null,
    line bytea not null,
    constraint item_pk primary key (tenant_id, id),
    constraint item_of_subject unique (tenant_id, patient_id, kind, subject_id),
    constraint item_done check ((done_at is null) = (done_as is null))
);
comment on table worklists.item is 'placement: shared';
create index item_open on worklists.item (tenant_id, board_id, due_at, id) where done_at is null;
create index item_taken on worklists.item (tenant_id, account_id, due_at, id) where done_at is null;
create index item_finished on worklists.item (tenant_id, board_id, done_at, id) where done_at is not null;
create index item_finished_by on worklists.item (tenant_id, account_id, done_at, id) where done_at is not null;
create index item_came on worklists.item (tenant_id, board_id, created_at);
alter table worklists.item enable row level security;
alter table worklists.item force row level security;
create policy item_seen on worklists.item for select to keepwell_app
    using (tenant_id = access.tenant() and (access.heard_by(board_id) or account_id = access.claimed_actor()
        or patient_id = access.claimed_patient()));
-- Changed only together with what it is about, so under the patient's context.
create policy item_put on worklists.item for insert to keepwell_app
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient());
create policy item_moved on worklists.item for update to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient())
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient());

-- What staff did with an item, and what they wrote to each other about it. 524288 is access.Category.INTERNAL_NOTES: no
-- rule of a patient's side holds it. Never changed.
create table worklists.step (
    tenant_id int not null,
    patient_id uuid not null,
    id uuid not null,
    item_id uuid not null,
    category bigint not null, -- of the item, so that a note on a question about health is not read at the desk
    at timestamptz not null,
    account_id uuid not null,
    what smallint not null,
    to_account uuid,
    to_board int,
    until timestamptz,
    note bytea,
    constraint step_pk primary key (tenant_id, patient_id, id)
);
comment on table worklists.step is 'placement: patient';
create index step_of_item on worklists.step (tenant_id, patient_id, item_id, at);
alter table worklists.step enable row level security;
alter table worklists.step force row level security;
create policy step_read on worklists.step for select to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient()
        and access.categories() & 524288 <> 0 and access.categories() & category <> 0);
create policy step_written on worklists.step for insert to keepwell_app
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient()
        and access.categories() & 524288 <> 0 and access.categories() & category <> 0);

-- Who has an item open now; forgotten after a minute.
create table worklists.presence (
    tenant_id int not null,
    patient_id uuid not null,
    item_id uuid not null,
    account_id uuid not null,
    at timestamptz not null,
    constraint presence_pk primary key (tenant_id, patient_id, item_id, account_id)
);
comment on table worklists.presence is 'placement: patient';
alter table worklists.presence enable row level security;
alter table worklists.presence force row level security;
create policy presence_of_the_patient on worklists.presence to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 524288 <> 0)
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 524288 <> 0);

-- How long first answers took: a count for each board, topic, day and step of length; names no patient.
create table worklists.answer_time (
    tenant_id int not null,
    board_id int not null,
    topic smallint not null,
    on_day date not null,
    within_minutes int not null,
    answers int not null,
    constraint answer_time_pk primary key (tenant_id, board_id, topic, on_day, within_minutes)
);
comment on table worklists.answer_time is 'placement: shared';
alter table worklists.answer_time enable row level security;
alter table worklists.answer_time force row level security;
create policy answer_time_of_the_clinic on worklists.answer_time to keepwell_app
    using (tenant_id = access.tenant()) with check (tenant_id = access.tenant());

grant usage on schema worklists to keepwell_app;
grant select, insert, update on worklists.board, worklists.item, worklists.answer_time to keepwell_app;
grant select, insert, delete on worklists.member to keepwell_app;
grant select, insert, update, delete on worklists.away, worklists.presence to keepwell_app;
grant select, insert on worklists.step to keepwell_app;
