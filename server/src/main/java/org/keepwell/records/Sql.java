package org.keepwell.records;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Pieces that the statements of this module are put together from. Every piece gives the columns of {@link Row}, so that
 * all parts of a page come as one answer. Each names tenant and patient as values, though row policies would filter anyway.
 */
final class Sql {

    /** Rows that were entered in error are in no list and no count. */
    static final String SHOWN = "state <> " + Activity.WRONG.code();

    /** Rows of one patient; {@code r} stands for {@code records.resource}. */
    static final String OURS = "r.tenant_id = :tenant and r.patient_id = :patient";

    static final String NEWEST_FIRST = "order by r.sort_at desc, r.id desc";

    private static final String KEY = none(Section.KEY, "k.version", "0", "null::timestamptz", "k.wrapped") + """
            from (select version, wrapped from vault.patient_key
                  where tenant_id = :tenant and patient_id = :patient order by version desc limit 1) k
            """;
    private static final String PERSON = none(Section.PERSON, "p.version", "0", "null::timestamptz", "p.sealed") + """
            from patients.person p where p.tenant_id = :tenant and p.patient_id = :patient
            """;
    /** When the reader opened which group, as a common table: named once, so that the seal is checked once. */
    static final String OPENED = "opened as materialized (select s.shelf, s.seen_at from records.seen s"
            + " where s.tenant_id = :tenant and s.patient_id = :patient and s.account_id = :account)";

    /** What every page needs: the key, the person, and what the reader has seen. */
    static final String HEAD = union(
            KEY,
            PERSON,
            seen("records.seen s where s.tenant_id = :tenant"
                    + " and s.patient_id = :patient and s.account_id = :account"));

    /** The same on a page that has {@link #OPENED} in front. */
    static final String HEAD_OPENED = union(KEY, PERSON, seen("opened s"));

    private Sql() {}

    private static String seen(String from) {
        return none(Section.SEEN, "0", "s.shelf", "s.seen_at", "null::bytea") + "from " + from;
    }

    /** Puts the pieces of a page together. */
    static String union(String... pieces) {
        return Arrays.stream(pieces).map(piece -> "(" + piece + ")").collect(Collectors.joining("\nunion all\n"));
    }

    /** With common tables in front. */
    static String with(String tables, String... pieces) {
        return "with " + tables + "\n" + union(pieces);
    }

    /** The columns of a row of {@code records.resource}, or of a common table that was made of {@link #COLUMNS}. */
    static String row(Section section, String alias) {
        return row(section, alias, alias + ".report_id");
    }

    static String row(Section section, String alias, String owner) {
        return "select " + section.ordinal() + ", " + alias + ".id, " + owner + ", "
                + columns(
                        alias,
                        "encounter_id, sort_at, arrived_at, visible_from, version, type, shelf, state, time_form")
                + ", 0::bigint, " + columns(alias, "code_hash, body") + "\n";
    }

    /** What a common table of resources selects. */
    static final String COLUMNS =
            "r.id, r.report_id, r.encounter_id, r.sort_at, r.arrived_at, r.visible_from, r.version, r.type, r.shelf, r.state,"
                    + " r.time_form, r.code_hash, r.body";

    /** How many rows a list has: {@code count} is SQL. */
    static String total(String shelf, String count) {
        return none(Section.TOTAL, "0", shelf, "null::timestamptz", "null::bytea")
                .replace("0::bigint", count);
    }

    private static String none(Section section, String version, String shelf, String at, String body) {
        return "select " + section.ordinal() + ", null::uuid, null::uuid, null::uuid, null::timestamptz, " + at
                + ", null::timestamptz, " + version + "::int, 0, " + shelf + "::int, 0, 0, 0::bigint, null::bytea, "
                + body
                + "\n";
    }

    private static String columns(String alias, String names) {
        return Arrays.stream(names.split(", ")).map(name -> alias + "." + name).collect(Collectors.joining(", "));
    }
}
