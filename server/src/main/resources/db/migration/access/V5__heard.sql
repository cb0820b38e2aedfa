-- The boards among the audiences of the seal, which are 4 bytes each from byte 56 on. Only read, like the masks: a policy
-- that uses it asks for access.tenant() too. As a subquery of a policy it is asked once a statement: asking for each row
-- took 7 of the 8 microseconds that a row of a queue cost.
create function access.heard() returns int[] language plpgsql stable parallel safe as $$
declare
    ctx constant text := current_setting('keepwell.ctx', true);
    boards int[] := '{}';
begin
    if coalesce(length(ctx), 0) < 112 then
        return boards;
    end if;
    for n in 0 .. ('x' || substr(ctx, 111, 2))::bit(8)::int - 1 loop
        boards := boards || ('x' || substr(ctx, 113 + 8 * n, 8))::bit(32)::int;
    end loop;
    return boards;
end $$;
grant execute on function access.heard() to keepwell_app;
