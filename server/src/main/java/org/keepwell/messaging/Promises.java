package org.keepwell.messaging;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.live.News;
import org.keepwell.live.Signals;
import org.keepwell.notifications.NoticeKind;
import org.keepwell.notifications.NoticeLink;
import org.keepwell.notifications.Notices;
import org.keepwell.worklists.Item;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Appointments that the patient's side was promised in a conversation, and is told the end of: by whoever arranges them, who
 * may not read that conversation.
 */
@Component
class Promises {

    private static final String OF = """
            select thread_id, hidden_from, labels from messaging.event
            where tenant_id = :tenant and patient_id = :patient and subject_id = :subject and what = :what
            """;

    private record Promise(UUID thread, Set<AccountId> hidden, long labels) {}

    private final JdbcClient db;
    private final Signals signals;
    private final Notices notices;
    private final StandIns standIns;

    Promises(JdbcClient db, Signals signals, Notices notices, StandIns standIns) {
        this.standIns = standIns;
        this.db = db;
        this.signals = signals;
        this.notices = notices;
    }

    /** Inside a sealed transaction. @param item as it is now */
    void follow(Grant grant, Item item) {
        signals.patientSide(grant, News.MESSAGES);
        if (item.doneAt() == null) {
            return;
        }
        // opened again and ended again is told again
        var event = UUID.nameUUIDFromBytes((item.id() + " " + item.version()).getBytes(US_ASCII));
        db.sql(OF)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .param("subject", item.subject())
                .param("what", ThreadEvent.What.APPOINTMENT_ASKED.code())
                .query((row, n) -> new Promise(
                        row.getObject("thread_id", UUID.class),
                        Arrays.stream((UUID[]) row.getArray("hidden_from").getArray())
                                .map(AccountId::new)
                                .collect(Collectors.toUnmodifiableSet()),
                        row.getLong("labels")))
                .list()
                .forEach(promise -> notices.tellPatientSide(
                        grant,
                        standIns.hidden(grant, promise.hidden(), promise.labels()),
                        NoticeKind.CONVERSATION_CHANGED,
                        NoticeLink.thread(grant.patient(), promise.thread()),
                        event));
    }
}
