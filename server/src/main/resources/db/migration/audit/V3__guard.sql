-- The schema is closed outside of migrations (bootstrap.sql). Months are the one thing that a running server makes in it:
-- this function opens the schema for itself, and closes it again.
create or replace function audit.ensure_partitions(for_day date) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    first date := date_trunc('month', for_day)::date;
    before text := coalesce(current_setting('keepwell.maintenance', true), '');
    name text;
begin
    perform set_config('keepwell.maintenance', 'on', true);
    for step in 0..1 loop
        name := 'event_' || to_char(first, 'YYYY_MM');
        if to_regclass('audit.' || name) is null then
            execute format('create table audit.%I partition of audit.event for values from (%L) to (%L)',
                name, first::timestamp at time zone 'UTC', (first + interval '1 month')::timestamp at time zone 'UTC');
            execute format('alter table audit.%I enable row level security', name);
            execute format('alter table audit.%I force row level security', name);
            execute format('comment on table audit.%I is %L', name, 'placement: shared');
            execute format('create trigger event_not_truncated before truncate on audit.%I for each statement execute function audit.refuse_change()', name);
        end if;
        first := (first + interval '1 month')::date;
    end loop;
    perform set_config('keepwell.maintenance', before, true);
end $$;
