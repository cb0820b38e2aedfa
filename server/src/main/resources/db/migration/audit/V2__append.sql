-- A change commits with its entry: the application's only way into the log, one entry in its own transaction.
create function audit.append(
    at timestamptz, actor uuid, id uuid, patient_id uuid, session_id uuid, subject_id uuid, request bigint, tenant_id int,
    count int, principal int, role int, relation int, act int, category int, outcome int, reason int,
    nonce bytea, leaf bytea, principal_name text, digest bytea) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into audit.event (at, actor, id, patient_id, session_id, subject_id, request, tenant_id, count, principal,
        role, relation, act, category, outcome, reason, nonce, leaf, principal_name, digest)
    values (append.at, append.actor, append.id, append.patient_id, append.session_id, append.subject_id, append.request,
        append.tenant_id, append.count, append.principal, append.role, append.relation, append.act, append.category,
        append.outcome, append.reason, append.nonce, append.leaf, append.principal_name, append.digest)
$$;
revoke all on function audit.append from public;
grant execute on function audit.append to keepwell_app;
grant create on schema audit to keepwell_lookup_owner;
alter function audit.append owner to keepwell_lookup_owner;
revoke create on schema audit from keepwell_lookup_owner;
