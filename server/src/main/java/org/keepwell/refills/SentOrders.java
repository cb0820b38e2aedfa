package org.keepwell.refills;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All orders that went out for a request: an earlier one may still be with its pharmacy when another is sent. Inside sealed
 * transactions that hold the request.
 */
@Repository
class SentOrders {

    private static final String COLUMNS = """
            select order_id, request_id, message_id, cancel_id, state, sent_at, replaced_by from refills.sent_order
            where tenant_id = :tenant and patient_id = :patient
            """;
    private static final String OF_REQUEST =
            COLUMNS + " and request_id = :request order by sent_at desc, order_id limit 50";
    private static final String FIND = COLUMNS + " and order_id = :order";
    private static final String CANCELED_BY = COLUMNS + " and cancel_id = :cancel and state in (1, 3, 9)";
    private static final String REPLACED_BY =
            COLUMNS + " and replaced_by = :request order by sent_at desc, order_id limit 50";
    /** Loose or filled ones of other requests: the one that a pharmacy names, and those of the same medicine. */
    private static final String OUT_ELSEWHERE = COLUMNS + """
             and request_id <> :request and state in (1, 6, 7, 8, 11) and (order_id = :named or request_id in (
                select r.id from refills.request r
                where r.tenant_id = :tenant and r.patient_id = :patient and r.medicine_id = :medicine))
            order by sent_at desc, order_id limit 50
            """;

    private static final String REPLACE = """
            update refills.sent_order set replaced_by = :by
            where tenant_id = :tenant and patient_id = :patient and order_id = :order
            """;
    private static final String ADD = """
            insert into refills.sent_order (tenant_id, patient_id, order_id, request_id, labels, message_id, state, sent_at)
            select :tenant, :patient, :order, r.id, r.labels, :message, 1, :now from refills.request r
            where r.tenant_id = :tenant and r.patient_id = :patient and r.id = :request
            on conflict do nothing
            """;
    private static final String MOVE = """
            update refills.sent_order set state = :state, cancel_id = coalesce(:cancel, cancel_id)
            where tenant_id = :tenant and patient_id = :patient and order_id = :order
            """;

    private final JdbcClient db;

    SentOrders(JdbcClient db) {
        this.db = db;
    }

    /** Once for each order. */
    void add(Grant grant, UUID request, Refill.Sent sent, Instant now) {
        bind(ADD, grant)
                .param("order", sent.order())
                .param("request", request)
                .param("message", sent.message())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The newest first. */
    List<SentOrder> of(Grant grant, UUID request) {
        return bind(OF_REQUEST, grant)
                .param("request", request)
                .query(SentOrders::read)
                .list();
    }

    Optional<SentOrder> find(Grant grant, UUID order) {
        return bind(FIND, grant).param("order", order).query(SentOrders::read).optional();
    }

    /** What other requests have out that may still be filled, or was; the newest first. @param named by a pharmacy */
    List<SentOrder> outElsewhere(Grant grant, UUID request, @Nullable UUID medicine, @Nullable UUID named) {
        return bind(OUT_ELSEWHERE, grant)
                .param("request", request)
                .param("medicine", medicine, Types.OTHER)
                .param("named", named, Types.OTHER)
                .query(SentOrders::read)
                .list();
    }

    /** What is replaced once its pharmacy hears this message. */
    List<SentOrder> waitingFor(Grant grant, UUID cancel) {
        return bind(CANCELED_BY, grant)
                .param("cancel", cancel)
                .query(SentOrders::read)
                .list();
    }

    /** In the place of which something was decided for this request. */
    List<SentOrder> replacedBy(Grant grant, UUID request) {
        return bind(REPLACED_BY, grant)
                .param("request", request)
                .query(SentOrders::read)
                .list();
    }

    /** @param by the request that was decided in its place; null if it stands again */
    void replace(Grant grant, UUID order, @Nullable UUID by) {
        bind(REPLACE, grant).param("order", order).param("by", by, Types.OTHER).update();
    }

    /** @param cancel the message that calls it back; null where there is none, or it stays */
    void move(Grant grant, UUID order, OrderState to, @Nullable UUID cancel) {
        bind(MOVE, grant)
                .param("order", order)
                .param("state", to.code())
                .param("cancel", cancel, Types.OTHER)
                .update();
    }

    private static SentOrder read(ResultSet row, int n) throws SQLException {
        return new SentOrder(
                row.getObject("order_id", UUID.class),
                row.getObject("request_id", UUID.class),
                row.getObject("message_id", UUID.class),
                row.getObject("cancel_id", UUID.class),
                OrderState.of(row.getInt("state")),
                row.getTimestamp("sent_at").toInstant(),
                row.getObject("replaced_by", UUID.class));
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }
}
