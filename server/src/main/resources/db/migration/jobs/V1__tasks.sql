-- What is to be done by itself, and who is doing it. Columns are named by db-scheduler, which reads and writes this table;
-- a task carries a name and ids, nothing else. Shared: a job may be set in the transaction of what it follows from.
create table jobs.scheduled_task (
    task_name text not null,
    task_instance text not null,
    task_data bytea, -- the library's column; stays empty, the instance says what it is about
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    constraint scheduled_task_pk primary key (task_name, task_instance),
    constraint scheduled_task_no_data check (task_data is null)
);
comment on table jobs.scheduled_task is 'placement: shared';
create index scheduled_task_due on jobs.scheduled_task (execution_time);
create index scheduled_task_alive on jobs.scheduled_task (last_heartbeat);
alter table jobs.scheduled_task enable row level security;
alter table jobs.scheduled_task force row level security;
-- Every node looks for what is due before anybody is known: no tenant's rows, names and ids only.
create policy scheduled_task_system on jobs.scheduled_task to keepwell_app using (true) with check (true);
grant usage on schema jobs to keepwell_app;
grant select, insert, update, delete on jobs.scheduled_task to keepwell_app;
