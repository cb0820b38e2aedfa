package org.keepwell.records;

/**
 * How many rows there are, without reading them: {@code records.tally} has the sums of all rows that were shown when they
 * came. Rows that were held back are few; they are counted where they stand, by an index of their own.
 */
public final class TallySql {

    private static final String KEYS = "tenant_id, patient_id, shelf, type, state, category, labels";
    private static final String COUNTED = "visible_from <= arrived_at";

    /** Takes away the rows {@code :ids} as they are; to be run before they change. */
    public static final String TAKE_AWAY = "update records.tally t set n = t.n - o.n from (select " + KEYS
            + ", count(*)::int as n from records.resource where tenant_id = :tenant and patient_id = :patient"
            + " and id = any (:ids) and " + COUNTED + " group by " + KEYS + ") o"
            + " where t.tenant_id = :tenant and t.patient_id = :patient and t.shelf = o.shelf and t.type = o.type"
            + " and t.state = o.state and t.category = o.category and t.labels = o.labels";

    /** Adds the rows {@code :ids} as they are; to be run after they were written. */
    public static final String ADD = "insert into records.tally as t (" + KEYS + ", n) select " + KEYS
            + ", count(*) from records.resource where tenant_id = :tenant and patient_id = :patient"
            + " and id = any (:ids) and " + COUNTED + " group by " + KEYS + " on conflict (" + KEYS
            + ") do update set n = t.n + excluded.n";

    private TallySql() {}

    /** A sum as SQL; {@code where} is about {@code t}, which may be a row of either table, and begins with "and". */
    static String count(String where) {
        return "(select coalesce(sum(t.n), 0)::bigint from records.tally t where " + ours(where) + ") + (" + late(where)
                + ")";
    }

    /** For each of a list of shelves: its number and how many rows it has. */
    static String ofShelves(String shelves) {
        var where = " and t.shelf in (" + shelves + ")";
        return Sql.total("u.shelf", "sum(u.n)::bigint")
                + "from (select t.shelf, t.n::bigint from records.tally t where "
                + ours(where) + " union all select t.shelf, 1 from records.resource t where " + lateRows(where)
                + ") u group by u.shelf";
    }

    private static String late(String where) {
        return "select count(*) from records.resource t where " + lateRows(where);
    }

    private static String lateRows(String where) {
        return ours(where) + " and t.visible_from > t.arrived_at";
    }

    private static String ours(String where) {
        return "t.tenant_id = :tenant and t.patient_id = :patient and t." + Sql.SHOWN + where;
    }
}
