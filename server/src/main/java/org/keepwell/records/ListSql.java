package org.keepwell.records;

import org.keepwell.access.PatientStatement;

/**
 * Statements of the lists. A list walks the index {@code resource_shelf} in its order: equality on the shelf, never a set
 * of shelves, for a set made the database sort all of a patient's rows. Values that may be absent are texts, empty for
 * absent, so that a statement always has the same types and stays prepared.
 */
final class ListSql {

    static final String SIZE = String.valueOf(Page.SIZE + 1);

    private static final String BOUNDS = " and r.sort_at >= coalesce(nullif(:low, '')::timestamptz, '-infinity')"
            + " and r.sort_at < coalesce(nullif(:high, '')::timestamptz, 'infinity')";
    private static final String AFTER =
            " and (r.sort_at, r.id) < (coalesce(nullif(:beforeAt, '')::timestamptz, 'infinity'),"
                    + " coalesce(nullif(:beforeId, '')::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))";
    // the day as sent: time_form carries the offset, see ClinicalTime
    private static final String DAYS = " and ((r.sort_at at time zone 'UTC') + case when r.time_form & 8 <> 0"
            + " then make_interval(mins => (r.time_form >> 4) - 900) else interval '0' end)::date"
            + " between coalesce(nullif(:from, '')::date, '-infinity') and coalesce(nullif(:to, '')::date, 'infinity')";

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

    /** One shelf, by {@code :shelf}. */
    static PatientStatement shelf(boolean byState, boolean dated) {
        var where = where(":shelf", byState ? " and r.state = :state" : "", dated);
        return Sql.with(
                "page as materialized (" + newest(where) + ")",
                Sql.HEAD,
                Sql.total("0", count(where)),
                Sql.row(Section.ITEM, "p") + "from page p");
    }

    /** Laboratory results and reports in words: two shelves, each walked in order, then merged. */
    static PatientStatement results(boolean dated) {
        var typed = " and r.type between :typeFrom and :typeTo";
        var laboratory = where(":laboratory", typed, dated);
        var reports = where(":reports", typed, dated);
        var page = "page as materialized (select " + Sql.COLUMNS + " from ((" + newest(laboratory) + ") union all ("
                + newest(reports) + ")) r " + Sql.NEWEST_FIRST + " limit " + SIZE + ")";
        return Sql.with(
                page,
                Sql.HEAD,
                Sql.total("0", count(laboratory) + " + " + count(reports)),
                Sql.row(Section.ITEM, "p") + "from page p",
                partsOf("page"),
                sharedPartsOf("page"));
    }

    /** The results inside the reports of a common table. */
    static String partsOf(String table) {
        return Sql.row(Section.PART, "q", "p.id") + "from " + table + " p cross join lateral (select " + Sql.COLUMNS
                + " from records.resource r where " + Sql.OURS + " and r.report_id = p.id and r." + Sql.SHOWN
                + " limit 100) q where p.type = " + ResourceType.DIAGNOSTIC_REPORT.code();
    }

    /** Results that stand in these reports and name another one as theirs. */
    static String sharedPartsOf(String table) {
        return Sql.row(Section.PART, "q", "p.id") + "from " + table + " p cross join lateral (select " + Sql.COLUMNS
                + " from records.part_of o join records.resource r on " + Sql.OURS + " and r.id = o.part_id"
                + " where o.tenant_id = :tenant and o.patient_id = :patient and o.report_id = p.id and r." + Sql.SHOWN
                + " limit 100) q where p.type = " + ResourceType.DIAGNOSTIC_REPORT.code();
    }
}
