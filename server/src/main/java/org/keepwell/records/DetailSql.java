package org.keepwell.records;

/** The statement of one result: itself, its parts, its history, its report and its visit. */
final class DetailSql {

    /** Points of a trend. */
    static final int MOST_POINTS = 100;

    private static final String OBSERVATION = String.valueOf(ResourceType.OBSERVATION.code());

    /** A part of a report opens as a result, whatever shelf it is on by itself. {@code :id} on the shelves from {@code :lowest} to {@code :highest}. */
    static final String RESULT = Sql.with(
            "item as materialized (select " + Sql.COLUMNS + " from records.resource r where " + Sql.OURS
                    + " and r.id = :id and (r.shelf between :lowest and :highest or :lowest = " + Shelf.RESULT.code()
                    + " and r.report_id is not null and r.type = " + OBSERVATION + "))",
            Sql.HEAD,
            Sql.row(Section.ITEM, "p") + "from item p",
            ListSql.partsOf("item"),
            ListSql.sharedPartsOf("item"),
            ofSameCode(Section.HISTORY, "", MOST_POINTS),
            ofSameCode(Section.PREVIOUS, " and r.sort_at < p.sort_at", 1),
            linked(Section.PANEL, "report_id"),
            linked(Section.VISIT, "encounter_id"));

    private DetailSql() {}

    /** The hash is of code and unit, so that numbers of other units are never in one trend. */
    private static String ofSameCode(Section section, String more, int limit) {
        return Sql.row(section, "q") + "from item p cross join lateral (select " + Sql.COLUMNS
                + " from records.resource r where " + Sql.OURS + " and r.code_hash = p.code_hash" + more
                + " and r.type = "
                + OBSERVATION + " and r." + Sql.SHOWN + " order by r.sort_at desc limit " + limit
                + ") q where p.type = "
                + OBSERVATION;
    }

    private static String linked(Section section, String column) {
        return Sql.row(section, "q") + "from item p cross join lateral (select " + Sql.COLUMNS
                + " from records.resource r where " + Sql.OURS + " and r.id = p." + column + ") q";
    }
}
