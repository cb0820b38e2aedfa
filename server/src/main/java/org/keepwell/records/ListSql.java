package org.keepwell.records;

/**
 * Statements of the lists. A list walks the index {@code resource_shelf} in its order: equality on the shelf, never a set
 * of shelves, for a set made the database sort all of a patient's rows. Bounds that may be absent are texts, infinite
 * where absent, so that a statement always has the same types and stays prepared.
 */
final class ListSql {

    static final String SIZE = String.valueOf(Page.SIZE + 1);

    /** More than any page of reports has; a bound all the same. */
    private static final String MOST_PARTS = " limit 2000";

    private static final String BOUNDS = " and r.sort_at >= :low::timestamptz and r.sort_at < :high::timestamptz";
    // no coalesce in these: PostgreSQL takes it for leaky, and so would run it after the row policy, over all that is
    // newer
    private static final String AFTER = " and (r.sort_at, r.id) < (:beforeAt::timestamptz, :beforeId::uuid)";
    // the day as sent: time_form carries the offset, see ClinicalTime
    private static final String DAYS = " and ((r.sort_at at time zone 'UTC') + case when r.time_form & 8 <> 0"
            + " then make_interval(mins => (r.time_form >> 4) - 900) else interval '0' end)::date"
            + " between :from::date and :to::date";

    private ListSql() {}

    /** Conditions on {@code r} for one shelf; {@code more} is SQL. */
    private static String where(String shelf, String more, boolean dated) {
        return " where " + Sql.OURS + " and r.shelf = " + shelf + " and r." + Sql.SHOWN + more
                + (dated ? BOUNDS + DAYS : "");
    }

    private static String newest(String where) {
        return "select " + Sql.COLUMNS + " from records.resource r" + where + AFTER + " " + Sql.NEWEST_FIRST + " limit "
                + SIZE;
    }

    private static String count(String where) {
        return "(select count(*) from records.resource r" + where + ")";
    }

    private static String tally(String shelf, String more) {
        return TallySql.count(" and t.shelf = " + shelf + more);
    }

    /** One shelf, by {@code :shelf}. */
    static String shelf(boolean byState, boolean dated) {
        var where = where(":shelf", byState ? " and r.state = :state" : "", dated);
        return Sql.with(
                "page as materialized (" + newest(where) + ")",
                Sql.HEAD,
                Sql.total("0", dated ? count(where) : tally(":shelf", byState ? " and t.state = :state" : "")),
                Sql.row(Section.ITEM, "p") + "from page p");
    }

    /** Laboratory results and reports in words: two shelves, each walked in order, then merged. */
    static String results(boolean dated) {
        var typed = " and r.type between :typeFrom and :typeTo";
        var laboratory = where(":laboratory", typed, dated);
        var reports = where(":reports", typed, dated);
        var page = "page as materialized (select " + Sql.COLUMNS + " from ((" + newest(laboratory) + ") union all ("
                + newest(reports) + ")) r " + Sql.NEWEST_FIRST + " limit " + SIZE + ")";
        return Sql.with(
                page,
                Sql.HEAD,
                Sql.total(
                        "0",
                        dated
                                ? count(laboratory) + " + " + count(reports)
                                : tally(
                                        "any (array[:laboratory, :reports])",
                                        " and t.type between :typeFrom and :typeTo")),
                Sql.row(Section.ITEM, "p") + "from page p",
                partsOf("page"),
                sharedPartsOf("page"));
    }

    /**
     * The results inside the reports of a common table. One scan for all reports: a scan for each would check the seal
     * each time.
     */
    static String partsOf(String table) {
        return Sql.row(Section.PART, "r") + "from records.resource r where " + Sql.OURS + " and r.report_id = any ("
                + reports(table) + ") and r." + Sql.SHOWN + MOST_PARTS;
    }

    /** Results that stand in these reports and name another one as theirs. */
    static String sharedPartsOf(String table) {
        return Sql.row(Section.PART, "r", "o.report_id") + "from records.part_of o join records.resource r on "
                + Sql.OURS
                + " and r.id = o.part_id where o.tenant_id = :tenant and o.patient_id = :patient and o.report_id = any ("
                + reports(table) + ") and r." + Sql.SHOWN + MOST_PARTS;
    }

    private static String reports(String table) {
        return "array(select p.id from " + table + " p where p.type = " + ResourceType.DIAGNOSTIC_REPORT.code() + ")";
    }
}
