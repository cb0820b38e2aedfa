-- Prepares a PostgreSQL server (15 to 18) for Keepwell. Run it once as superuser, connected to Keepwell's own, empty
-- database, and again after an update of Keepwell; repeating it is safe. The embedded database is prepared with the
-- same file. With psql:
--
--   createdb --template=template0 --encoding=UTF8 keepwell
--   psql --dbname=keepwell --single-transaction --set=ON_ERROR_STOP=1 --file=bootstrap.sql
--   psql --dbname=keepwell --command='\password keepwell_app'        (and each other role that logs in)
--
-- Who is who: keepwell_owner owns everything and nobody logs in as it; keepwell_migrate becomes it to change the
-- schema; keepwell_app serves requests, bound by row policies; keepwell_audit_writer and _reader have the audit log;
-- keepwell_lookup_owner owns the few functions that look across patients; keepwell_backup starts and ends backups.

do $$
declare
  name text;
begin
  foreach name in array array['keepwell_owner', 'keepwell_lookup_owner', 'keepwell_migrate', 'keepwell_app',
                              'keepwell_audit_writer', 'keepwell_audit_reader', 'keepwell_backup'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I', name);
    end if;
    -- noinherit: what a membership allows is used knowingly, by "set role", or not at all
    execute format('alter role %I nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit', name);
  end loop;
end $$;

alter role keepwell_migrate login;
alter role keepwell_app login;
alter role keepwell_audit_writer login;
alter role keepwell_audit_reader login;
alter role keepwell_backup login bypassrls; -- a backup that row policies thin out would be no backup

grant keepwell_owner to keepwell_migrate;
grant keepwell_lookup_owner to keepwell_owner; -- to hand functions over to it

do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant create, connect on database %I to keepwell_owner', current_database());
  execute format('grant connect on database %I to keepwell_migrate, keepwell_app, keepwell_audit_writer,'
                 ' keepwell_audit_reader, keepwell_backup', current_database());
end $$;

revoke all on schema public from public; -- nothing of Keepwell is in it, and nobody may plant anything there

-- a function is callable by everyone unless this is said before it is made
alter default privileges for role keepwell_owner revoke execute on functions from public;
alter default privileges for role keepwell_lookup_owner revoke execute on functions from public;

grant execute on function pg_catalog.pg_backup_start(text, boolean) to keepwell_backup;
grant execute on function pg_catalog.pg_backup_stop(boolean) to keepwell_backup;

do $$
declare
  name text;
begin
  foreach name in array array['keepwell_migrate', 'keepwell_app', 'keepwell_audit_writer', 'keepwell_audit_reader',
                              'keepwell_backup'] loop
    -- every statement names its schema; an object planted elsewhere is never found
    execute format('alter role %I set search_path = ''''', name);
    execute format('alter role %I set idle_in_transaction_session_timeout = ''15s''', name);
    -- whatever the server's own settings are, no value of a row reaches its log
    execute format('alter role %I set log_statement = ''none''', name);
    execute format('alter role %I set log_min_error_statement = ''panic''', name);
    execute format('alter role %I set log_error_verbosity = ''terse''', name);
    execute format('alter role %I set log_parameter_max_length = 0', name);
    execute format('alter role %I set log_parameter_max_length_on_error = 0', name);
  end loop;
end $$;

alter role keepwell_app set statement_timeout = '10s';
alter role keepwell_app set lock_timeout = '5s';
alter role keepwell_migrate set lock_timeout = '10s'; -- a step that waits for a lock makes every request wait behind it
alter role keepwell_audit_writer set statement_timeout = '10s';
alter role keepwell_audit_writer set synchronous_commit = 'on'; -- no answer leaves before its entry is durable
alter role keepwell_audit_reader set statement_timeout = '60s';
alter role keepwell_audit_reader set default_transaction_read_only = on;

-- The schema of the log changes in a migration and at no other time: not by the application's roles, not by the owner, not
-- by a superuser who did not say so. Whoever must: set keepwell.maintenance = 'on', in that session. What was let
-- through is in the server's log. Rights on the log are looked at by Keepwell at every start.
create schema if not exists keepwell_guard;
revoke all on schema keepwell_guard from public;

create or replace function keepwell_guard.keep_log() returns event_trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  touched text;
begin
  if tg_event = 'sql_drop' then
    select d.object_identity into touched from pg_event_trigger_dropped_objects() d
    where d.schema_name = 'audit' or d.object_identity = 'audit' or d.object_identity ~ '(^|[ (])audit\.' limit 1;
  else
    select d.object_identity into touched from pg_event_trigger_ddl_commands() d
    where d.command_tag <> 'REINDEX' and (d.schema_name = 'audit' or d.object_identity = 'audit'
        or d.object_identity ~ '(^|[ (])audit\.'
        -- what was renamed or moved out is known by the function that keeps the log's rows
        or exists (select from pg_proc f where f.proname = 'refuse_change' and (d.objid = f.pronamespace or d.objid = f.oid
            or exists (select from pg_trigger t where t.tgfoid = f.oid and t.tgrelid = d.objid))))
    limit 1;
  end if;
  if touched is null then
    return;
  end if;
  if coalesce(current_setting('keepwell.maintenance', true), '') = 'on'
      and (current_user = 'keepwell_owner' or (select rolsuper from pg_roles where rolname = current_user)) then
    raise log 'keepwell: % of % by %', tg_tag, touched, session_user;
    return;
  end if;
  raise exception '% of % refused: the schema of the audit log changes only in a migration', tg_tag, touched
    using errcode = '42501';
end $$;
revoke all on function keepwell_guard.keep_log() from public;

do $$
begin
  if not exists (select from pg_event_trigger where evtname = 'keepwell_log_made') then
    create event trigger keepwell_log_made on ddl_command_end execute function keepwell_guard.keep_log();
  end if;
  if not exists (select from pg_event_trigger where evtname = 'keepwell_log_dropped') then
    create event trigger keepwell_log_dropped on sql_drop execute function keepwell_guard.keep_log();
  end if;
end $$;
alter event trigger keepwell_log_made enable always;
alter event trigger keepwell_log_dropped enable always;
