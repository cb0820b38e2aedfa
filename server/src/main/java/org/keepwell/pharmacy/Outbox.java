package org.keepwell.pharmacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.TenantId;
import org.keepwell.pharmacy.script.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What goes out, and how far it is. All of it inside sealed transactions of the caller. */
@Repository
class Outbox {

    private static final String COLUMNS =
            "id, patient_id, connection, kind, pharmacy_id, order_id, request_id, state, tries, queued_at, sealed";
    private static final String ADD = """
            insert into pharmacy.outbox (tenant_id, id, patient_id, connection, kind, pharmacy_id, order_id, request_id,
                state, queued_at, next_try_at, sealed)
            values (:tenant, :id, :patient, :connection, :kind, :pharmacy, :order, :request, 1, :now, :now, :sealed)
            on conflict do nothing
            """;
    /**
     * What is due, or was taken by a node that did not come back; of one order in the order it was queued, so that nothing
     * is canceled before it arrives. Nobody waits for a row that another node holds.
     */
    private static final String CLAIM = """
            update pharmacy.outbox set state = 2, tries = tries + 1, lease_until = :lease
            where tenant_id = :tenant and id in (
                select o.id from pharmacy.outbox o
                where o.tenant_id = :tenant and o.next_try_at <= :now
                    and (o.state = 1 or (o.state = 2 and o.lease_until <= :now))
                    and not exists (select from pharmacy.outbox b where b.tenant_id = :tenant and b.order_id = o.order_id
                        and b.state in (1, 2) and (b.queued_at, b.id) < (o.queued_at, o.id))
                order by o.next_try_at limit :cap for update skip locked)
            returning
            """ + COLUMNS;

    /** What waited too long, and nobody is just sending. */
    private static final String OLD = "select " + COLUMNS + """
             from pharmacy.outbox where tenant_id = :tenant and queued_at <= :before
                and (state = 1 or (state = 2 and lease_until <= :now)) order by queued_at limit :cap
            """;

    private static final String BY_ID = "select " + COLUMNS + """
             from pharmacy.outbox where tenant_id = :tenant and id = :id
            """;
    private static final String OF_ORDER = "select " + COLUMNS + """
             from pharmacy.outbox where tenant_id = :tenant and order_id = :order order by queued_at, id limit 20
            """;
    private static final String OF_ORDER_AND_PATIENT = "select " + COLUMNS + """
             from pharmacy.outbox where tenant_id = :tenant and patient_id = :patient and order_id = :order and kind in (1, 3, 5)
            order by kind, queued_at limit 1
            """;
    /** Only the try that is running may end it: a slow one that lost its lease says nothing any more. */
    private static final String AGAIN = """
            update pharmacy.outbox set state = 1, next_try_at = :at, lease_until = null, error = :error
            where tenant_id = :tenant and patient_id = :patient and id = :id and state = 2 and tries = :tries
            """;

    private static final String MOVE = """
            update pharmacy.outbox set state = :state, lease_until = null, error = :error,
                sent_at = case when :state = 3 then :now else sent_at end,
                ended_at = case when :state > 3 then :now else ended_at end
            where tenant_id = :tenant and patient_id = :patient and id = :id and state = any (:from)
            """;

    private final JdbcClient db;

    Outbox(JdbcClient db) {
        this.db = db;
    }

    /** @return false if this order was sent as new already, or this request answered; the index decides, also in a race */
    boolean add(Grant grant, Outgoing row) {
        return db.sql(ADD)
                        .param("tenant", grant.tenant().value())
                        .param("id", row.id())
                        .param("patient", row.patient().value())
                        .param("connection", row.connection())
                        .param("kind", row.kind().code())
                        .param("pharmacy", row.pharmacy())
                        .param("order", row.order())
                        .param("request", row.request())
                        .param("now", Timestamp.from(row.queuedAt()))
                        .param("sealed", row.sealed())
                        .update()
                == 1;
    }

    List<Outgoing> claim(Grant carry, Instant now, Instant lease, int cap) {
        return db.sql(CLAIM)
                .param("tenant", carry.tenant().value())
                .param("now", Timestamp.from(now))
                .param("lease", Timestamp.from(lease))
                .param("cap", cap)
                .query(Outbox::read)
                .list();
    }

    List<Outgoing> waitingSince(Grant carry, Instant before, Instant now, int cap) {
        return db.sql(OLD)
                .param("tenant", carry.tenant().value())
                .param("before", Timestamp.from(before))
                .param("now", Timestamp.from(now))
                .param("cap", cap)
                .query(Outbox::read)
                .list();
    }

    Optional<Outgoing> byId(TenantId tenant, UUID id) {
        return db.sql(BY_ID)
                .param("tenant", tenant.value())
                .param("id", id)
                .query(Outbox::read)
                .optional();
    }

    /** Oldest first. */
    List<Outgoing> ofOrder(TenantId tenant, UUID order) {
        return db.sql(OF_ORDER)
                .param("tenant", tenant.value())
                .param("order", order)
                .query(Outbox::read)
                .list();
    }

    /** How the order was sent, as new or as an answer, if it is the grant's patient's. */
    Optional<Outgoing> sent(Grant grant, UUID order) {
        return db.sql(OF_ORDER_AND_PATIENT)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .param("order", order)
                .query(Outbox::read)
                .optional();
    }

    boolean again(Grant grant, Outgoing row, Instant at, String error) {
        return db.sql(AGAIN)
                        .param("tenant", grant.tenant().value())
                        .param("patient", row.patient().value())
                        .param("id", row.id())
                        .param("tries", row.tries())
                        .param("at", Timestamp.from(at))
                        .param("error", error)
                        .update()
                == 1;
    }

    /**
     * @param from states it may come from; late and doubled news move nothing
     * @return whether it moved
     */
    boolean move(
            Grant grant, Outgoing row, Outgoing.State to, @Nullable String error, Instant now, Outgoing.State... from) {
        var codes = new Integer[from.length];
        for (int n = 0; n < from.length; n++) {
            codes[n] = from[n].code();
        }
        return db.sql(MOVE)
                        .param("tenant", grant.tenant().value())
                        .param("patient", row.patient().value())
                        .param("id", row.id())
                        .param("state", to.code())
                        .param("error", error)
                        .param("now", Timestamp.from(now))
                        .param("from", codes)
                        .update()
                == 1;
    }

    private static Outgoing read(ResultSet row, int n) throws SQLException {
        return new Outgoing(
                row.getObject("id", UUID.class),
                new PatientId(row.getObject("patient_id", UUID.class)),
                row.getString("connection"),
                Kind.of(row.getInt("kind")),
                row.getObject("pharmacy_id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getObject("request_id", UUID.class),
                Outgoing.State.of(row.getInt("state")),
                row.getInt("tries"),
                row.getTimestamp("queued_at").toInstant(),
                row.getBytes("sealed"));
    }
}
