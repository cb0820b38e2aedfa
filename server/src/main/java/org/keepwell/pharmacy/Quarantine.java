package org.keepwell.pharmacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.TenantId;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages that nobody knows whose they are. Inside sealed transactions of the program or the console. */
@Repository
class Quarantine {

    /** The number is stored: append, never renumber. */
    enum Why {
        /** It answers or names an order that we did not send. */
        UNKNOWN_ORDER(1),
        /** It names no patient by a number that we believe. */
        UNKNOWN_PATIENT(2),
        /** What it names leads to more than one patient. */
        TWO_PATIENTS(3),
        /** The order is one patient's, and the birth date another's. */
        OTHER_PATIENT(4);

        private final int code;

        Why(int code) {
            this.code = code;
        }

        static Why of(int code) {
            return values()[code - 1];
        }
    }

    record Held(
            UUID id,
            String connection,
            String messageId,
            Kind kind,
            Why why,
            @Nullable UUID order,
            @Nullable UUID relatesTo,
            Instant takenAt,
            byte[] sealed) {

        @Override
        public String toString() {
            return kind + " " + why;
        }
    }

    private static final String COLUMNS =
            "q.id, q.connection, q.message_id, q.kind, q.reason, q.order_id, q.relates_to, q.taken_at, q.sealed";
    private static final String ADD = """
            insert into pharmacy.quarantine (tenant_id, id, connection, message_id, kind, reason, order_id, relates_to,
                state, taken_at, sealed)
            values (:tenant, :id, :connection, :message, :kind, :reason, :order::uuid, :relates::uuid, 1, :now, :sealed)
            """;
    private static final String WAITING = "select " + COLUMNS + """
             from pharmacy.quarantine q where q.tenant_id = :tenant and q.state = 1
                and (:after::uuid is null or (q.taken_at, q.id) > (select p.taken_at, p.id from pharmacy.quarantine p
                    where p.tenant_id = :tenant and p.id = :after::uuid))
            order by q.taken_at, q.id limit :cap
            """;
    private static final String HOW_MANY = """
            select count(*) from pharmacy.quarantine where tenant_id = :tenant and state = 1
            """;
    /** Whose order is known by now; those that were not tried yet first. */
    private static final String KNOWN_NOW = "select " + COLUMNS + """
             from pharmacy.quarantine q where q.tenant_id = :tenant and q.state = 1 and q.reason = 1 and q.connection = :connection
                and exists (select from pharmacy.outbox o where o.tenant_id = :tenant
                    and (o.order_id = q.order_id or o.id = q.relates_to))
            order by q.tried_at nulls first, q.taken_at limit :cap
            """;

    private static final String TRIED = """
            update pharmacy.quarantine set tried_at = :now where tenant_id = :tenant and id = :id
            """;

    private static final String BY_ID = "select " + COLUMNS + """
             from pharmacy.quarantine q where q.tenant_id = :tenant and q.id = :id and q.state = 1
            """;
    private static final String END = """
            update pharmacy.quarantine set state = :state, ended_at = :now
            where tenant_id = :tenant and id = :id and state = 1
            """;
    private static final int PLACED = 2;
    private static final int DROPPED = 3;

    private final JdbcClient db;

    Quarantine(JdbcClient db) {
        this.db = db;
    }

    void add(TenantId tenant, Held held) {
        db.sql(ADD)
                .param("tenant", tenant.value())
                .param("id", held.id())
                .param("connection", held.connection())
                .param("message", held.messageId())
                .param("kind", held.kind().code())
                .param("reason", held.why().code)
                .param("order", held.order())
                .param("relates", held.relatesTo())
                .param("now", Timestamp.from(held.takenAt()))
                .param("sealed", held.sealed())
                .update();
    }

    /** Oldest first. @param after the last one of the page before, or null */
    List<Held> waiting(TenantId tenant, @Nullable UUID after, int cap) {
        return db.sql(WAITING)
                .param("tenant", tenant.value())
                .param("after", after)
                .param("cap", cap)
                .query(Quarantine::read)
                .list();
    }

    int waiting(TenantId tenant) {
        return db.sql(HOW_MANY)
                .param("tenant", tenant.value())
                .query(Integer.class)
                .single();
    }

    List<Held> knownNow(Connection from, int cap) {
        return db.sql(KNOWN_NOW)
                .param("tenant", from.tenant().value())
                .param("connection", from.name())
                .param("cap", cap)
                .query(Quarantine::read)
                .list();
    }

    /** It was tried, and did not find its place: others are tried first. */
    void tried(TenantId tenant, UUID id, Instant now) {
        db.sql(TRIED)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<Held> byId(TenantId tenant, UUID id) {
        return db.sql(BY_ID)
                .param("tenant", tenant.value())
                .param("id", id)
                .query(Quarantine::read)
                .optional();
    }

    /** @return false if somebody was faster */
    boolean end(TenantId tenant, UUID id, boolean placed, Instant now) {
        return db.sql(END)
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("state", placed ? PLACED : DROPPED)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    static Place place(UUID id) {
        return new Place("pharmacy.quarantine", "sealed", id, 1);
    }

    private static Held read(ResultSet row, int n) throws SQLException {
        return new Held(
                row.getObject("id", UUID.class),
                row.getString("connection"),
                row.getString("message_id"),
                Kind.of(row.getInt("kind")),
                Why.of(row.getInt("reason")),
                row.getObject("order_id", UUID.class),
                row.getObject("relates_to", UUID.class),
                row.getTimestamp("taken_at").toInstant(),
                row.getBytes("sealed"));
    }
}
