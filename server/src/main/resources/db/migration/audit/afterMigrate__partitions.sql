-- This month and the next; a running server makes the following ones by itself.
select audit.ensure_partitions((now() at time zone 'UTC')::date);
