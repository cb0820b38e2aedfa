package org.keepwell.pharmacy;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.PatientId;
import org.keepwell.pharmacy.script.Header;
import org.keepwell.pharmacy.script.ScriptMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which messages came in. The primary key decides who was first; who comes second is given the first one's answer. */
@Repository
class Inbox {

    /** The number is stored: append, never renumber. */
    enum State {
        TAKEN(1),
        QUARANTINED(2),
        /** Understood, and nothing for us. */
        REFUSED(3);

        private final int code;

        State(int code) {
            this.code = code;
        }
    }

    record Known(byte[] digest, byte[] answer) {}

    private static final String ADD = """
            insert into pharmacy.inbox (tenant_id, connection, sender, message_id, digest, kind, state, patient_id, answer,
                taken_at)
            values (:tenant, :connection, :sender, :message, :digest, :kind, :state, :patient, :answer, :now)
            on conflict do nothing
            """;
    private static final String FIND = """
            select digest, answer from pharmacy.inbox
            where tenant_id = :tenant and connection = :connection and message_id = :message and sender in (:sender, '')
            order by sender desc limit 1
            """;
    private static final String PLACED = """
            update pharmacy.inbox set state = 1, patient_id = :patient
            where tenant_id = :tenant and connection = :connection and message_id = :message and sender in (:sender, '')
            """;

    private final JdbcClient db;

    Inbox(JdbcClient db) {
        this.db = db;
    }

    /** @return false if it was there already; waits for whoever is just adding it */
    boolean add(
            Connection from,
            ScriptMessage message,
            byte[] digest,
            State state,
            @Nullable PatientId patient,
            byte[] answer,
            Instant now) {
        return db.sql(ADD)
                        .param("tenant", from.tenant().value())
                        .param("connection", from.name())
                        .param("sender", message.header().from())
                        .param("message", message.header().messageId())
                        .param("digest", digest)
                        .param("kind", message.kind().code())
                        .param("state", state.code)
                        .param("patient", patient == null ? null : patient.value(), java.sql.Types.OTHER)
                        .param("answer", answer)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Its number is its sender's; a row of before senders were kept stands for all of them. */
    Optional<Known> find(Connection from, Header header) {
        return db.sql(FIND)
                .param("tenant", from.tenant().value())
                .param("connection", from.name())
                .param("sender", header.from())
                .param("message", header.messageId())
                .query((row, n) -> new Known(row.getBytes(1), row.getBytes(2)))
                .optional();
    }

    /** It was in quarantine, and is no more. */
    void placed(Connection from, Header header, PatientId patient) {
        db.sql(PLACED)
                .param("tenant", from.tenant().value())
                .param("connection", from.name())
                .param("sender", header.from())
                .param("message", header.messageId())
                .param("patient", patient.value())
                .update();
    }
}
