package org.keepwell.records;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The one statement of the home page. Each shelf is walked by its index, newest first, and no further than needed. */
final class HomeSql {

    /** Rows of a shelf that are looked at: enough to name three, and to tell how many results are out of range. */
    private static final int MOST_RESULTS = 30;

    private static final int MOST = 3;

    static final String HOME = Sql.with(
            "news as materialized (" + news() + ")",
            Sql.HEAD,
            Sql.row(Section.ITEM, "p").replace("0::bigint", "p.news") + "from news p",
            ListSql.partsOf("news"),
            ListSql.sharedPartsOf("news"),
            counts(),
            visits(Section.LAST_VISIT, "<= :now", "desc"),
            visits(Section.NEXT_VISIT, "> :now", "asc"));

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

    /** How many rows each shelf has, and since when; one scan, and no grouping, which would sort. */
    static String counts() {
        var codes = Arrays.stream(Group.values())
                .flatMap(group -> group.shelves().stream())
                .map(Shelf::code)
                .toList();
        return Sql.total("u.shelf", "u.n", "u.oldest") + "from (select array[" + each(codes, "count(*)", "")
                + "] as counts, array[" + each(codes, "min(r.sort_at)", " and r.time_form <> 0")
                + "] as oldest from records.resource r where " + Sql.OURS + " and r.shelf in (" + joined(codes)
                + ") and r."
                + Sql.SHOWN + ") t cross join lateral unnest(array[" + joined(codes)
                + "], t.counts, t.oldest) u (shelf, n, oldest)";
    }

    private static String each(List<Integer> codes, String aggregate, String more) {
        return codes.stream()
                .map(code -> aggregate + " filter (where r.shelf = " + code + more + ")")
                .collect(Collectors.joining(", "));
    }

    private static String joined(List<Integer> codes) {
        return codes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String visits(Section section, String when, String direction) {
        return Sql.row(section, "q") + "from (select " + Sql.COLUMNS + " from records.resource r where " + Sql.OURS
                + " and r.shelf = " + Shelf.VISIT.code() + " and r." + Sql.SHOWN + " and r.sort_at " + when
                + " order by r.sort_at " + direction + ", r.id " + direction + " limit 5) q";
    }
}
