-- "Look again": what open pages of which people are told, for a minute. Ids only; read by every node, since a page may be
-- open at another one than the one that wrote.
create table live.signal (
    tenant_id int not null,
    id uuid not null,
    at timestamptz not null,
    what smallint not null,
    board_id int,
    account_id uuid,
    patient_id uuid,
    constraint signal_pk primary key (tenant_id, id),
    constraint signal_what check (what in (1, 2, 3)),
    constraint signal_to_somebody check (num_nonnulls(board_id, account_id, patient_id) = 1)
);
comment on table live.signal is 'placement: shared';
create index signal_at on live.signal (at);
alter table live.signal enable row level security;
alter table live.signal force row level security;
create policy signal_system on live.signal to keepwell_app using (true) with check (true);
grant usage on schema live to keepwell_app;
grant select, insert, delete on live.signal to keepwell_app;
