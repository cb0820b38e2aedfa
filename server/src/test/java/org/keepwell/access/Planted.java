package org.keepwell.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** One made-up row in every table of placement "patient", whatever tables there are: found in the catalogue. */
final class Planted {

    /** Whose rows they are where a table asks for that too. */
    static final UUID ACTOR = new UUID(7, 7);

    /** A table of patients. @param columns not generated; @param mayUpdate whether the app may */
    record Table(String name, List<String> columns, List<String> values, boolean mayUpdate) {

        /** An insert of a row of this patient; every other value is made up. */
        String insert(int tenant, UUID patient) {
            var filled = new ArrayList<String>();
            for (int n = 0; n < columns.size(); n++) {
                filled.add(
                        switch (columns.get(n)) {
                            case "tenant_id" -> String.valueOf(tenant);
                            case "patient_id" -> "'" + patient + "'";
                            case "account_id" -> "'" + ACTOR + "'";
                            case "category" -> Long.toString(Category.MESSAGES.mask());
                            case "only_for" -> "null";
                            default -> values.get(n);
                        });
            }
            return "insert into " + name + " (" + String.join(", ", columns) + ") values (" + String.join(", ", filled)
                    + ")";
        }
    }

    private static final String TABLES = """
            select n.nspname || '.' || c.relname, string_agg(a.attname, ',' order by a.attnum),
                string_agg(case when t.typname = 'uuid' then 'gen_random_uuid()' when t.typname like '\\_%' then '''{}''' when t.typname like 'int_' then '1'
                    when t.typname = 'bytea' then '''\\x00''' when t.typname in ('timestamptz', 'date') then '''2020-01-01'''
                    when t.typname = 'bool' then 'true' else '''x''' end, ',' order by a.attnum),
                has_table_privilege('keepwell_app', c.oid, 'update')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                join pg_type t on t.oid = a.atttypid
            where obj_description(c.oid, 'pg_class') = 'placement: patient' and c.relkind in ('r', 'p')
            group by n.nspname, c.relname, c.oid order by 1
            """;

    private Planted() {}

    static List<Table> tables(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            var tables = new ArrayList<Table>();
            while (rows.next()) {
                tables.add(new Table(
                        rows.getString(1),
                        List.of(rows.getString(2).split(",")),
                        List.of(rows.getString(3).split(",")),
                        rows.getBoolean(4)));
            }
            return tables;
        }
    }

    /** How many rows of all these tables can be seen. */
    static String count(List<Table> tables) {
        return tables.stream()
                .map(table -> "(select count(*) from " + table.name() + ")")
                .collect(Collectors.joining(" + ", "select ", ""));
    }
}
