package org.keepwell.records;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.keepwell.access.PatientStatement;

/** The one statement of the home page. Each shelf is walked by its index, newest first, and no further than needed. */
final class HomeSql {

    /** Rows of a shelf that are looked at: enough to name three, and to tell how many results are out of range. */
    private static final int MOST_RESULTS = 30;

    private static final int MOST = 3;

    static final PatientStatement HOME = Sql.with(
            "news as materialized (" + news() + ")",
            Sql.HEAD,
            Sql.row(Section.ITEM, "p").replace("0::bigint", "p.news") + "from news p",
            ListSql.partsOf("news"),
            ListSql.sharedPartsOf("news"),
            counts(),
            visits(Section.LAST_VISIT, "<= :now", "desc"),
            visits(Section.NEXT_VISIT, "> :now", "asc"),
            oldest());

    private HomeSql() {}

    /** Shelf, the shelf that its group is remembered under, rows wanted. */
    private static String shelves() {
        return Arrays.stream(Group.values())
                .flatMap(group -> group.shelves().stream()
                        .map(shelf -> "(" + shelf.code() + ", " + group.shelf().code() + ", "
                                + (group == Group.RESULTS ? MOST_RESULTS : MOST) + ")"))
                .collect(Collectors.joining(", ", "(values ", ") g (shelf, opened, most)"));
    }

    private static String ofShelf() {
        return " from records.resource r where " + Sql.OURS + " and r.shelf = g.shelf and r." + Sql.SHOWN;
    }

    private static String news() {
        return "select q.* from " + shelves() + " left join records.seen s on s.tenant_id = :tenant"
                + " and s.patient_id = :patient and s.account_id = :account and s.shelf = g.opened"
                + " cross join lateral (select " + Sql.COLUMNS + ", count(*) over () as news" + ofShelf()
                + " and r.time_form <> 0 and r.sort_at <= :now"
                + " and r.sort_at > case when s.seen_at is null then cast(:firstSince as timestamptz) else cast(:since as timestamptz) end"
                + " and r.arrived_at > coalesce(s.seen_at, '-infinity') " + Sql.NEWEST_FIRST + " limit g.most) q";
    }

    /** How many rows each shelf has. */
    static String counts() {
        return Sql.total("g.shelf", "c.n") + "from " + shelves() + " cross join lateral (select count(*) as n"
                + ofShelf() + ") c";
    }

    private static String visits(Section section, String when, String direction) {
        return Sql.row(section, "q") + "from (select " + Sql.COLUMNS + " from records.resource r where " + Sql.OURS
                + " and r.shelf = " + Shelf.VISIT.code() + " and r." + Sql.SHOWN + " and r.sort_at " + when
                + " order by r.sort_at " + direction + ", r.id " + direction + " limit 5) q";
    }

    /** Only for who has not been here: how far back the record goes. */
    private static String oldest() {
        return Sql.row(Section.OLDEST, "q") + "from " + shelves() + " cross join lateral (select " + Sql.COLUMNS
                + ofShelf()
                + " and r.time_form <> 0 order by r.sort_at asc, r.id asc limit 1) q where not exists (select 1 from"
                + " records.seen s where s.tenant_id = :tenant and s.patient_id = :patient and s.account_id = :account"
                + " and s.shelf = 0)";
    }
}
