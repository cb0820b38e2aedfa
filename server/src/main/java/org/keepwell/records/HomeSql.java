package org.keepwell.records;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The one statement of the home page. The record is walked by its index, no further back than news can be. */
final class HomeSql {

    /** Rows of a shelf that are looked at: enough to name three, and to tell how many results are out of range. */
    private static final int MOST_RESULTS = 30;

    private static final int MOST = 3;

    private static final String SHELVES = Arrays.stream(Group.values())
            .flatMap(group -> group.shelves().stream())
            .map(shelf -> String.valueOf(shelf.code()))
            .collect(Collectors.joining(", "));

    static final String HOME = Sql.with(
            Sql.OPENED + ", recent as materialized (" + recent() + "), news as materialized (" + news() + ")",
            Sql.HEAD_OPENED,
            Sql.row(Section.ITEM, "p").replace("0::bigint", "p.news") + "from news p",
            ListSql.partsOf("news"),
            ListSql.sharedPartsOf("news"),
            counts(),
            oldest(),
            visits(Section.LAST_VISIT, "<= :now", "desc"),
            visits(Section.NEXT_VISIT, "> :now", "asc"));

    private HomeSql() {}

    /** What can be news for anybody. One walk over all shelves: a walk for each would check the seal each time. */
    private static String recent() {
        return "select " + Sql.COLUMNS + " from records.resource r where " + Sql.OURS + " and r.shelf in ("
                + SHELVES + ") and r." + Sql.SHOWN
                + " and r.time_form <> 0 and r.sort_at > cast(:since as timestamptz) and r.sort_at <= :now";
    }

    /** Of that, what is news for this reader: the newest of each shelf, each with the number of all of its shelf. */
    private static String news() {
        return "select * from (select " + Sql.COLUMNS + ", g.most, count(*) over (partition by r.shelf) as news,"
                + " row_number() over (partition by r.shelf " + Sql.NEWEST_FIRST + ") as place from recent r join "
                + wanted() + " on g.shelf = r.shelf left join opened s on s.shelf = g.opened"
                + " where r.sort_at > case when s.seen_at is null then cast(:firstSince as timestamptz)"
                + " else cast(:since as timestamptz) end"
                + " and r.arrived_at > coalesce(s.seen_at, '-infinity')) q where place <= most";
    }

    /** Shelf, the shelf that its group is remembered under, rows wanted. */
    private static String wanted() {
        return Arrays.stream(Group.values())
                .flatMap(group -> group.shelves().stream()
                        .map(shelf -> "(" + shelf.code() + ", " + group.shelf().code() + ", "
                                + (group == Group.RESULTS ? MOST_RESULTS : MOST) + ")"))
                .collect(Collectors.joining(", ", "(values ", ") g (shelf, opened, most)"));
    }

    /** How many rows each shelf has. */
    static String counts() {
        return TallySql.ofShelves(SHELVES);
    }

    /** For whoever is here for the first time: when each shelf begins. */
    private static String oldest() {
        return Sql.row(Section.OLDEST, "q") + "from (values (" + SHELVES.replace(", ", "), (")
                + ")) g (shelf) cross join lateral (select " + Sql.COLUMNS + " from records.resource r where "
                + Sql.OURS
                + " and r.shelf = g.shelf and r." + Sql.SHOWN
                + " and r.time_form <> 0 order by r.sort_at, r.id limit 1) q where not exists (select from opened"
                + " where shelf = 0)";
    }

    private static String visits(Section section, String when, String direction) {
        return Sql.row(section, "q") + "from (select " + Sql.COLUMNS + " from records.resource r where " + Sql.OURS
                + " and r.shelf = " + Shelf.VISIT.code() + " and r." + Sql.SHOWN + " and r.sort_at " + when
                + " order by r.sort_at " + direction + ", r.id " + direction + " limit 5) q";
    }
}
