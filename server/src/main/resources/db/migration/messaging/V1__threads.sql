-- Conversations with the care team. 131072 is access.Category.MESSAGES, 262144 OFFICE_MESSAGES: each row carries the one it
-- belongs to. Whoever is in hidden_from does not find the thread; the patient chose so.
create table messaging.thread (
    tenant_id int not null,
    patient_id uuid not null,
    id uuid not null,
    category bigint not null,
    topic smallint not null,
    state smallint not null, -- 1 received, 2 being worked on, 3 answered, 4 closed
    board_id int not null,
    clinician_id uuid, -- for whom it is meant, of the patient's care team
    handled_by uuid, -- who works on it or answered last
    started_at timestamptz not null,
    last_at timestamptz not null,
    last_seq int not null,
    last_side smallint not null,
    files int not null,
    closed_at timestamptz,
    away_at timestamptz, -- put away by the patient
    one_way boolean not null,
    hidden_from uuid[] not null,
    subject bytea not null,
    constraint thread_pk primary key (tenant_id, patient_id, id),
    constraint thread_category check (category in (131072, 262144)),
    constraint thread_state check (state between 1 and 4)
);
comment on table messaging.thread is 'placement: patient';
create index thread_newest on messaging.thread (tenant_id, patient_id, last_at desc, id);
alter table messaging.thread enable row level security;
alter table messaging.thread force row level security;
create policy thread_of_the_patient on messaging.thread to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & category <> 0
        and access.claimed_actor() <> all (hidden_from))
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & category <> 0);

-- Never changed, never deleted, but for whom the whole thread is hidden from.
create table messaging.message (
    tenant_id int not null,
    patient_id uuid not null,
    thread_id uuid not null,
    seq int not null,
    id uuid not null,
    category bigint not null,
    side smallint not null, -- 1 patient's, 2 staff
    account_id uuid not null,
    behalf_of uuid,
    send_key uuid not null,
    sent_at timestamptz not null,
    hidden_from uuid[] not null,
    body bytea not null,
    constraint message_pk primary key (tenant_id, patient_id, thread_id, seq),
    constraint message_sent_once unique (tenant_id, patient_id, account_id, send_key),
    constraint message_in foreign key (tenant_id, patient_id, thread_id)
        references messaging.thread (tenant_id, patient_id, id),
    constraint message_side check (side in (1, 2))
);
comment on table messaging.message is 'placement: patient';
create index message_of_staff on messaging.message (tenant_id, patient_id, thread_id, seq) where side = 2;
create index message_newest on messaging.message (tenant_id, patient_id, sent_at desc);
alter table messaging.message enable row level security;
alter table messaging.message force row level security;
create policy message_of_the_patient on messaging.message to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & category <> 0
        and access.claimed_actor() <> all (hidden_from))
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & category <> 0);

-- Who read how far, when. Added, never changed: the receipt, and what is unread.
create table messaging.reading (
    tenant_id int not null,
    patient_id uuid not null,
    thread_id uuid not null,
    account_id uuid not null,
    up_to int not null,
    side smallint not null,
    read_at timestamptz not null,
    constraint reading_pk primary key (tenant_id, patient_id, thread_id, account_id, up_to),
    constraint reading_in foreign key (tenant_id, patient_id, thread_id)
        references messaging.thread (tenant_id, patient_id, id)
);
comment on table messaging.reading is 'placement: patient';
alter table messaging.reading enable row level security;
alter table messaging.reading force row level security;
create policy reading_of_the_patient on messaging.reading to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 393216 <> 0)
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 393216 <> 0);

-- What somebody is writing; opens to whoever writes it and to nobody else.
create table messaging.draft (
    tenant_id int not null,
    patient_id uuid not null,
    account_id uuid not null,
    thread_id uuid not null, -- the nil id for a new question
    saved_at timestamptz not null,
    version int not null,
    content bytea not null,
    constraint draft_pk primary key (tenant_id, patient_id, account_id, thread_id)
);
comment on table messaging.draft is 'placement: patient';
alter table messaging.draft enable row level security;
alter table messaging.draft force row level security;
create policy draft_of_its_writer on messaging.draft to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and account_id = access.claimed_actor())
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and account_id = access.claimed_actor());

-- A file of a message, or of a draft as long as thread_id is null; then it opens to its sender only.
create table messaging.file (
    tenant_id int not null,
    patient_id uuid not null,
    id uuid not null,
    account_id uuid not null,
    only_for uuid, -- its sender, until it is sent
    thread_id uuid,
    seq int,
    category bigint not null,
    hidden_from uuid[] not null,
    type smallint not null,
    bytes int not null,
    added_at timestamptz not null,
    name bytea not null,
    constraint file_pk primary key (tenant_id, patient_id, id),
    constraint file_of foreign key (tenant_id, patient_id, thread_id, seq)
        references messaging.message (tenant_id, patient_id, thread_id, seq),
    constraint file_sent check ((thread_id is null) = (seq is null) and (thread_id is null) = (only_for is not null))
);
comment on table messaging.file is 'placement: patient';
create index file_of_message on messaging.file (tenant_id, patient_id, thread_id, seq);
alter table messaging.file enable row level security;
alter table messaging.file force row level security;
create policy file_of_the_patient on messaging.file to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & category <> 0
        and coalesce(only_for, access.claimed_actor()) = access.claimed_actor()
        and access.claimed_actor() <> all (hidden_from))
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient()
        and access.categories() & category <> 0);

-- Its content in pieces, each sealed for its place. Read after the file's row was found; never without it.
create table messaging.file_piece (
    tenant_id int not null,
    patient_id uuid not null,
    file_id uuid not null,
    n int not null,
    content bytea not null,
    constraint file_piece_pk primary key (tenant_id, patient_id, file_id, n),
    constraint file_piece_of foreign key (tenant_id, patient_id, file_id)
        references messaging.file (tenant_id, patient_id, id) on delete cascade
);
comment on table messaging.file_piece is 'placement: patient';
alter table messaging.file_piece enable row level security;
alter table messaging.file_piece force row level security;
create policy file_piece_of_the_patient on messaging.file_piece to keepwell_app
    using (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 393216 <> 0)
    with check (tenant_id = access.claimed_tenant() and patient_id = access.patient() and access.categories() & 393216 <> 0);

grant usage on schema messaging to keepwell_app;
grant select, insert on messaging.thread, messaging.message, messaging.reading to keepwell_app;
grant update (state, handled_by, last_at, last_seq, last_side, files, closed_at, away_at, hidden_from, board_id)
    on messaging.thread to keepwell_app;
grant update (hidden_from) on messaging.message to keepwell_app;
grant select, insert, update, delete on messaging.draft to keepwell_app;
grant select, insert, delete on messaging.file to keepwell_app;
grant update (thread_id, seq, only_for, category, hidden_from) on messaging.file to keepwell_app;
grant select, insert on messaging.file_piece to keepwell_app;
