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
