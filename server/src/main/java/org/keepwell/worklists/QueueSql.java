package org.keepwell.worklists;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.keepwell.access.PatientStatement;

/** What queues ask of the database; {@code QueuePlansTest} holds what that touches. */
final class QueueSql {

    // the page first, and then its keys: left to choose, the planner begins with all the patients
    private static final String LINE = "select " + ItemSql.COLUMNS + """
            , i.line, k.wrapped from (select i.* from worklists.item i
                where i.tenant_id = :tenant and i.topic = any (:topics) and i.kind = any (:kinds)
            """;
    private static final String WITH_KEYS = """
            ) i left join vault.patient_key k on k.tenant_id = :tenant and k.patient_id = i.patient_id order by
            """;
    private static final String NEXT_DUE = " i.due_at, i.id";
    private static final String NEWEST = " i.done_at desc, i.id desc";
    private static final String OPEN_PART =
            " and i.done_at is null and i.show_from <= :now and (i.due_at, i.id) > (:afterAt, :afterId)";
    private static final String SNOOZED_PART =
            " and i.done_at is null and i.show_from > :now and (i.due_at, i.id) > (:afterAt, :afterId)";
    private static final String DONE_PART = " and i.done_at is not null and (i.done_at, i.id) < (:afterAt, :afterId)";
    private static final String OF_BOARD = " and i.board_id = :board";
    private static final String OF_PEOPLE = " and i.account_id = any (:people)";

    private static final Map<Boolean, Map<Item.State, PatientStatement>> LISTS =
            Map.of(true, lists(OF_BOARD), false, lists(OF_PEOPLE));

    static final PatientStatement FIND = PatientStatement.ofShared(
            "select " + ItemSql.COLUMNS + " from worklists.item i where i.tenant_id = :tenant and i.id = :id");
    static final PatientStatement CHOSEN = PatientStatement.ofShared("select " + ItemSql.COLUMNS + """
            , k.wrapped from worklists.item i join vault.patient_key k
                on k.tenant_id = :tenant and k.patient_id = i.patient_id
            where i.tenant_id = :tenant and i.topic = any (:topics) and i.id = any (:ids)
            order by i.due_at, i.id, k.version limit 500
            """);
    private static final String WAITING = """
            i.topic = any (:topics) and i.done_at is null and i.show_from <= :now order by i.due_at, i.id limit
            """ + " " + Queues.MOST_COUNTED;
    private static final String COUNTS = """
            select b.id as board_id, w.open, w.late, false as mine from unnest(:boards) as b (id) cross join lateral (
                select count(*) as open, count(*) filter (where one.due_at < :now) as late from (
                    select i.due_at from worklists.item i where i.tenant_id = :tenant and i.board_id = b.id and
            """ + WAITING + """
            ) one) w
            union all
            select 0, count(*), count(*) filter (where one.due_at < :now), true from (
                select i.due_at from worklists.item i where i.tenant_id = :tenant and i.account_id = any (:people) and
            """ + WAITING + ") one";
    static final PatientStatement COUNT = PatientStatement.ofShared(COUNTS);
    static final PatientStatement LATE = PatientStatement.ofShared("select " + ItemSql.COLUMNS + """
             from worklists.item i where i.tenant_id = :tenant and i.board_id = any (:boards) and i.done_at is null
                and i.account_id is not null and i.show_from <= :now and i.due_at > :since and i.due_at <= :now
            order by i.due_at, i.id limit 500
            """);

    private QueueSql() {}

    private static Map<Item.State, PatientStatement> lists(String whose) {
        var statements = new EnumMap<Item.State, PatientStatement>(Item.State.class);
        for (var state : Item.State.values()) {
            statements.put(state, PatientStatement.ofShared(list(whose, state)));
        }
        return statements;
    }

    private static String list(String whose, Item.State state) {
        var part = switch (state) {
            case OPEN -> OPEN_PART;
            case SNOOZED -> SNOOZED_PART;
            case DONE -> DONE_PART;
        };
        var order = state == Item.State.DONE ? NEWEST : NEXT_DUE;
        return LINE + whose + part + " order by " + order + " limit :cap " + WITH_KEYS + order;
    }

    /** A page of a board, or of people. */
    static PatientStatement page(boolean ofBoard, Item.State state) {
        return Objects.requireNonNull(Objects.requireNonNull(LISTS.get(ofBoard)).get(state));
    }

    /** What a page asks, with its names. */
    static String sql(boolean ofBoard, Item.State state) {
        return list(ofBoard ? OF_BOARD : OF_PEOPLE, state);
    }

    static String countSql() {
        return COUNTS;
    }
}
