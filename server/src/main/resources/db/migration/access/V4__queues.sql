-- What policies of shared queues compare rows with. These three are only read, like the masks: a policy that uses one
-- asks for access.tenant() or access.patient() too, which are null where the seal is not good.

create function access.claimed_actor() returns uuid language sql stable parallel safe
    return nullif(substr(current_setting('keepwell.ctx', true), 11, 32), '')::uuid;

create function access.claimed_patient() returns uuid language sql stable parallel safe
    return nullif(substr(current_setting('keepwell.ctx', true), 47, 32), '')::uuid;

-- Whether a board is among the audiences of the seal, which are 4 bytes each from byte 56 on.
create function access.heard_by(board int) returns boolean language plpgsql stable parallel safe as $$
declare
    ctx constant text := current_setting('keepwell.ctx', true);
    wanted constant text := lpad(to_hex(board), 8, '0');
begin
    if coalesce(length(ctx), 0) < 112 then
        return false;
    end if;
    for n in 0 .. ('x' || substr(ctx, 111, 2))::bit(8)::int - 1 loop
        if substr(ctx, 113 + 8 * n, 8) = wanted then
            return true;
        end if;
    end loop;
    return false;
end $$;

grant execute on function access.claimed_actor(), access.claimed_patient(), access.heard_by(int) to keepwell_app;

-- Who stands to a patient, asked from the patient's side: whom to tell.
create index relation_by_patient on access.relation_by_account (tenant_id, patient_id);
