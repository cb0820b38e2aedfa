-- What keeps patients apart, asked of the catalogue itself: one row for each object that breaks a rule. Run at every
-- start and in the tests. The rules are those of docs/changing-the-schema.md; a step that breaks one must not be served.
-- Looked at is every schema that a role of Keepwell owns or may enter; what an extension brought is left out.
with system_policies (table_name, policy_name, roles) as (values -- these see all rows of their table: each was argued for
    ('audit.event', 'event_appended', 'keepwell_audit_writer,keepwell_lookup_owner'),
    ('access.relation_by_account', 'relation_look_up', 'keepwell_lookup_owner'),
    ('identity.account', 'account_look_up', 'keepwell_lookup_owner'),
    ('identity.session', 'session_look_up', 'keepwell_lookup_owner'),
    ('identity.throttle', 'throttle_system', 'keepwell_app'),
    ('identity.activation', 'activation_look_up', 'keepwell_lookup_owner'),
    ('patients.lookup', 'lookup_search', 'keepwell_lookup_owner'),
    ('live.signal', 'signal_system', 'keepwell_app'),
    ('jobs.scheduled_task', 'scheduled_task_system', 'keepwell_app')
), definers (signature) as (values -- these run with their owner's rights: each was argued for
    ('access.opened()'),
    ('audit.ensure_partitions(date)'),
    ('audit.append(timestamp with time zone,uuid,uuid,uuid,uuid,uuid,bigint,integer,integer,integer,integer,integer,'
        || 'integer,integer,integer,integer,bytea,bytea,text,bytea)'),
    ('patients.find(integer,integer,bytea[],integer)'),
    ('identity.by_login(integer,bytea)'),
    ('identity.open_session(bytea,uuid,timestamp with time zone)'),
    ('identity.try_activation(integer,bytea,bytea,bytea,timestamp with time zone)'),
    ('identity.use_activation(integer,uuid,timestamp with time zone)'),
    ('identity.end_sessions_of(uuid)'),
    ('identity.count_sessions_of(uuid[],timestamp with time zone)'),
    ('identity.sealed_names(uuid[])'),
    ('identity.own_birth_hashes(bytea[])'),
    ('identity.sealed_staff(uuid[])')
), serving (name) as (values
    ('keepwell_app'), ('keepwell_audit_writer'), ('keepwell_audit_reader'), ('keepwell_backup')
), may_point (placement, target) as (values
    ('patient', 'patient'), ('patient', 'reference'), ('reference', 'reference'), ('shared', 'shared'),
    ('shared', 'reference'), ('apart', 'apart'), ('apart', 'reference')
), schemas as (
    select n.oid, n.nspname, n.nspacl, n.nspowner from pg_namespace n
    where not starts_with(n.nspname, 'pg_') and n.nspname <> 'information_schema'
        and (starts_with(pg_get_userbyid(n.nspowner), 'keepwell_')
            or exists (select from pg_roles r where starts_with(r.rolname, 'keepwell_')
                and has_schema_privilege(r.oid, n.oid, 'usage')))
), of_extensions as (
    select classid, objid from pg_depend where deptype = 'e'
), relations as (
    select c.oid, s.nspname || '.' || c.relname as name, c.relname, c.relkind, c.relispartition, c.relrowsecurity,
        c.relforcerowsecurity, c.relowner, c.relacl, c.reloptions,
        substring(obj_description(c.oid, 'pg_class') from '^placement: (patient|reference|shared|apart)$') as placement,
        c.relname = 'flyway_schema_history' as is_history
    from pg_class c join schemas s on s.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        and (('pg_class'::regclass)::oid, c.oid) not in (select classid, objid from of_extensions)
), tables as (
    select * from relations where relkind in ('r', 'p') and not is_history
), guarded as (
    select * from tables where placement is distinct from 'reference'
), columns as (
    select t.oid, t.name, t.placement, a.attname, a.attnum, a.attnotnull, a.attidentity, a.atttypid, a.attacl, t.relowner
    from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
), unique_indexes as (
    select t.oid, t.name, i.indexrelid::regclass::text as index_name, i.indisprimary,
        array(select a.attname::text from pg_attribute a where a.attrelid = t.oid and a.attnum = any (i.indkey)) as keys
    from tables t join pg_index i on i.indrelid = t.oid and i.indisunique
    where t.placement = 'patient'
), grants as (
    select r.oid, r.name, r.relkind, r.is_history, r.relispartition, r.placement, g.grantee, g.privilege_type,
        g.is_grantable, case when g.grantee = 0 then 'public' else pg_get_userbyid(g.grantee) end as role
    from relations r cross join lateral aclexplode(r.relacl) g where g.grantee <> r.relowner
    union all
    select c.oid, c.name, 'r', false, false, c.placement, g.grantee, g.privilege_type, g.is_grantable,
        case when g.grantee = 0 then 'public' else pg_get_userbyid(g.grantee) end
    from columns c cross join lateral aclexplode(c.attacl) g where g.grantee <> c.relowner
), policies as (
    select t.oid, t.name, t.placement, p.polname, p.polcmd, p.polpermissive, p.polroles,
        p.polqual is not null as has_using, p.polwithcheck is not null as has_check,
        pg_get_expr(p.polqual, p.polrelid) as using_text, pg_get_expr(p.polwithcheck, p.polrelid) as check_text,
        coalesce(p.polqual::text, '') || coalesce(p.polwithcheck::text, '') as tree, p.oid as policy,
        array_to_string(array(select case when r = 0 then 'public' else pg_get_userbyid(r)::text end
            from unnest(p.polroles) r order by 1), ',') as roles
    from tables t join pg_policy p on p.polrelid = t.oid
), policy_texts as (
    select p.*, text from policies p cross join lateral (values (p.using_text), (p.check_text)) as v (text)
    where text is not null and p.polpermissive
), functions as (
    select p.oid, p.oid::regprocedure::text as signature, p.prosecdef, p.proconfig, p.proowner, p.proacl
    from pg_proc p join schemas s on s.oid = p.pronamespace
    where (('pg_proc'::regclass)::oid, p.oid) not in (select classid, objid from of_extensions)
), broken (what, rule) as (
    select name, 'names no placement (comment on table … is ''placement: patient'', reference, shared or apart)'
    from tables where placement is null
    union all
    select name, 'is a ' || case relkind when 'm' then 'materialized view' else 'foreign table' end
        || ', which row policies do not bind'
    from relations where relkind in ('m', 'f')
    union all
    select name, 'is a view that reads with its owner''s rights (with (security_invoker = true, security_barrier = true))'
    from relations where relkind = 'v'
        and not (coalesce(reloptions, '{}') @> '{security_invoker=true,security_barrier=true}')
    union all
    select name, 'does not belong to keepwell_owner' from relations where pg_get_userbyid(relowner) <> 'keepwell_owner'
    union all
    select name, 'has no row-level security (alter table … enable row level security)'
    from guarded where not relrowsecurity
    union all
    select name, 'does not force row-level security on its owner (alter table … force row level security)'
    from guarded where not relforcerowsecurity
    union all
    select distinct name, 'has patient_id, so its rows belong to a patient and it cannot be placed "reference"'
    from columns where placement = 'reference' and attname = 'patient_id'

    -- patient tables: keys, indexes, nothing that would not travel to another machine
    union all
    select t.name, 'is of a patient, but has no ' || k.name || ' that is ' || k.type || ' and not null'
    from tables t cross join (values ('tenant_id', 'integer'), ('patient_id', 'uuid')) as k (name, type)
    where t.placement = 'patient' and not exists (select from columns c where c.oid = t.oid and c.attname = k.name
        and c.attnotnull and format_type(c.atttypid, null) = k.type)
    union all
    select t.name, 'is of a patient, but has no primary key' from tables t
    where t.placement = 'patient' and not exists (select from unique_indexes i where i.oid = t.oid and i.indisprimary)
    union all
    select name, 'has the unique index ' || index_name || ' without tenant_id and patient_id'
    from unique_indexes where not keys @> '{tenant_id,patient_id}'
    union all
    select t.name, 'has the foreign key ' || f.conname || ' to a ' || coalesce(o.placement, 'nameless') || ' table'
    from tables t join pg_constraint f on f.conrelid = t.oid and f.contype = 'f'
        left join tables o on o.oid = f.confrelid
    where not exists (select from may_point m where m.placement = t.placement and m.target = o.placement)
    union all
    select t.name, 'has the foreign key ' || f.conname || ' that does not lead ' || k.name || ' to ' || k.name
    from tables t join pg_constraint f on f.conrelid = t.oid and f.contype = 'f'
        join tables o on o.oid = f.confrelid and o.placement = 'patient'
        cross join (values ('tenant_id'), ('patient_id')) as k (name)
    where t.placement = 'patient' and not exists (
        select from unnest(f.conkey, f.confkey) as pair (here, there)
            join pg_attribute h on h.attrelid = f.conrelid and h.attnum = pair.here
            join pg_attribute o on o.attrelid = f.confrelid and o.attnum = pair.there
        where h.attname = k.name and o.attname = k.name)
    union all
    select t.name, 'is of a patient, but has the trigger ' || g.tgname
    from tables t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal where t.placement = 'patient'
    union all
    select c.name, 'is of a patient, but counts ' || c.attname || ' up by itself (identity or serial)'
    from columns c left join pg_attrdef d on d.adrelid = c.oid and d.adnum = c.attnum
    where c.placement = 'patient'
        and (c.attidentity <> '' or coalesce(pg_get_expr(d.adbin, d.adrelid), '') like '%nextval(%')
    union all
    select t.name, 'has the rule ' || r.rulename || ', which rewrites statements'
    from tables t join pg_rewrite r on r.ev_class = t.oid
    union all
    select t.name, 'has the constraint ' || k.conname || ' without a name of its own'
    from tables t join pg_constraint k on k.conrelid = t.oid
    where not t.relispartition and k.contype in ('p', 'u', 'f', 'c', 'x')
        and starts_with(k.conname, t.relname) and k.conname ~ '_(pkey|fkey|key|check|excl)[0-9]*$'

    -- policies
    union all
    select name, 'has the policy ' || polname || ' with a subquery that is not one function of access by itself' from policies
    where regexp_count(tree, '\{SUBLINK') > regexp_count(coalesce(using_text, '') || coalesce(check_text, ''),
        '\( SELECT access\.[a-z_]+\(\) AS [a-z_]+\)')
    union all
    select p.name, 'has the policy ' || p.polname || ' that calls ' || d.refobjid::regprocedure
    from policies p join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.policy
        and d.refclassid = 'pg_proc'::regclass
        join pg_proc f on f.oid = d.refobjid
    where f.pronamespace <> 'access'::regnamespace
    union all
    select name, 'has the policy ' || polname || ' without ' || case when has_using then 'with check' else 'using' end
    from policies
    where (polcmd in ('r', 'w', 'd', '*') and not has_using) or (polcmd in ('a', 'w', '*') and not has_check)
    union all
    select distinct p.name, 'has the policy ' || p.polname || ' for every row, which is not on the list of those'
    from policy_texts p
    where p.text = 'true' and not exists (select from system_policies s
        where s.table_name = p.name and s.policy_name = p.polname and s.roles = p.roles)
    union all
    select distinct name, 'has the policy ' || polname
        || ' that does not begin with tenant_id = access.claimed_tenant() and patient_id = access.patient(), or goes on with or'
    from policy_texts where placement = 'patient' and text <> 'true'
        and (text !~ '^\(\(tenant_id = access\.claimed_tenant\(\)\) AND \(patient_id = access\.patient\(\)\)( AND .*)?\)$'
            or text like '% OR %')
    union all
    select distinct name, 'has the policy ' || polname || ' that does not begin with tenant_id = access.tenant(), or with'
        || ' tenant_id = access.claimed_tenant() and a patient or an actor, or that goes on from there with or'
    from policy_texts where placement in ('shared', 'apart') and text <> 'true'
        and text !~ '^(\(tenant_id = access\.tenant\(\)\)$|\(\(tenant_id = access\.tenant\(\)\) AND )'
        and (text !~ ('^\(\(tenant_id = access\.claimed_tenant\(\)\) AND '
                || '\((patient_id = access\.patient\(\)|(account_id|id) = access\.actor\(\))\)( AND .*)?\)$')
            or text like '% OR %')
    union all
    select distinct g.name, 'lets ' || g.role || ' ' || lower(g.privilege_type) || ' without a policy that says which rows'
    from grants g
    where g.placement in ('patient', 'shared', 'apart') and not g.relispartition
        and g.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
        and not exists (select from policies p where p.oid = g.oid and p.polpermissive
            and (g.grantee = any (p.polroles) or 0 = any (p.polroles))
            and p.polcmd in ('*', case g.privilege_type
                when 'SELECT' then 'r' when 'INSERT' then 'a' when 'UPDATE' then 'w' else 'd' end))

    -- rights
    union all
    select distinct name, 'lets ' || role || ' ' || lower(privilege_type) from grants
    where (relkind in ('r', 'p', 'v') and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))
        or role = 'public' or is_history
    union all
    select distinct name, 'is a partition, and lets ' || role || ' pass by its parent''s policies' from grants where relispartition
    union all
    select distinct name, 'lets ' || role || ' hand its rights on' from grants where is_grantable
    union all
    select f.signature, 'runs with its owner''s rights, which is not on the list of those'
    from functions f where f.prosecdef and f.signature not in (select signature from definers)
    union all
    select f.signature, 'runs with its owner''s rights, but without set search_path = pg_catalog, pg_temp'
    from functions f where f.prosecdef and not coalesce(f.proconfig, '{}') @> '{"search_path=pg_catalog, pg_temp"}'
    union all
    select distinct f.signature, 'may be called by everybody (revoke execute on function … from public)'
    from functions f cross join lateral aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) g where g.grantee = 0
    union all
    select f.signature, 'belongs to ' || pg_get_userbyid(f.proowner)
    from functions f where pg_get_userbyid(f.proowner) not in ('keepwell_owner', 'keepwell_lookup_owner')
    union all
    select pg_describe_object(d.classid, d.objid, d.objsubid), 'belongs to ' || r.rolname
    from pg_shdepend d join pg_roles r on r.oid = d.refobjid
    where d.deptype = 'o' and d.refclassid = 'pg_authid'::regclass
        and d.dbid = (select oid from pg_database where datname = current_database())
        and (r.rolname in (select name from serving) or (r.rolname = 'keepwell_lookup_owner'
            and d.classid not in ('pg_proc'::regclass, 'pg_default_acl'::regclass)))
    union all
    select distinct 'schema ' || s.nspname, 'lets '
        || case when g.grantee = 0 then 'public' else pg_get_userbyid(g.grantee) end || ' make things in it'
    from schemas s cross join lateral aclexplode(s.nspacl) g
    where g.privilege_type = 'CREATE' and g.grantee <> s.nspowner
    union all
    select 'database ' || current_database(), 'lets ' || s.name || ' make schemas or temporary tables'
    from serving s
    where has_database_privilege(s.name, current_database(), 'create') or has_database_privilege(s.name, current_database(), 'temp')
    union all
    select 'role ' || s.name, 'is a member of ' || pg_get_userbyid(m.roleid)
    from serving s join pg_roles r on r.rolname = s.name join pg_auth_members m on m.member = r.oid
    union all
    select 'event trigger ' || g.name, 'is missing or off, so the schema of the log is open (run bootstrap.sql again)'
    from (values ('keepwell_log_made', 'ddl_command_end'), ('keepwell_log_dropped', 'sql_drop')) as g (name, event)
    where coalesce(current_setting('event_triggers', true), 'on') <> 'on' or not exists (
        select from pg_event_trigger e join pg_proc f on f.oid = e.evtfoid join pg_namespace n on n.oid = f.pronamespace
        where e.evtname = g.name and e.evtevent = g.event and e.evtenabled = 'A' and e.evttags is null
            and n.nspname = 'keepwell_guard' and f.proname = 'keep_log'
            and not starts_with(pg_get_userbyid(f.proowner), 'keepwell_')
            and not starts_with(pg_get_userbyid(n.nspowner), 'keepwell_'))
)
select what, rule from broken order by what, rule
