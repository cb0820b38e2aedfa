package org.keepwell.messaging;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.live.News;
import org.keepwell.live.Signals;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Topic;
import org.keepwell.worklists.Worklist;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the patient's side is told in a conversation besides messages; inside a sealed transaction about the patient. */
@Component
public class ThreadEvents {

    // hidden from whoever the conversation is hidden from
    private static final String ADD = """
            insert into messaging.event (tenant_id, patient_id, thread_id, id, category, what, subject_id, at, hidden_from,
                labels)
            select :tenant, :patient, t.id, :id, t.category | :also, :what, :subject, :now, t.hidden_from, t.labels
            from messaging.thread t
            where t.tenant_id = :tenant and t.patient_id = :patient and t.id = :thread
            """;
    private static final String OF = """
            select id, what, subject_id, at from messaging.event
            where tenant_id = :tenant and patient_id = :patient and thread_id = :thread order by at, id limit 500
            """;

    private record Row(UUID id, ThreadEvent.What what, UUID subject, Instant at) {}

    private final JdbcClient db;
    private final Worklist worklist;
    private final Signals signals;
    private final Clock clock;

    ThreadEvents(JdbcClient db, Worklist worklist, Signals signals, Clock clock) {
        this.db = db;
        this.worklist = worklist;
        this.signals = signals;
        this.clock = clock;
    }

    /** @param subject what was made @throws NotVisible if there is no such conversation */
    public void add(Grant grant, UUID thread, ThreadEvent.What what, UUID subject) {
        int added = bind(ADD, grant)
                .param("thread", thread)
                .param("id", UUID.randomUUID())
                .param("what", what.code())
                .param("also", forWhom(what))
                .param("subject", subject)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (added == 0) {
            throw new NotVisible();
        }
        signals.patientSide(grant, News.MESSAGES);
    }

    /** Oldest first; what is known of how an appointment went on is asked of its item. */
    List<ThreadEvent> of(Grant grant, UUID thread) {
        var rows = bind(OF, grant)
                .param("thread", thread)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        ThreadEvent.What.of(row.getInt("what")),
                        row.getObject("subject_id", UUID.class),
                        row.getTimestamp("at").toInstant()))
                .list();
        var appointments = rows.stream()
                .filter(row -> row.what() == ThreadEvent.What.APPOINTMENT_ASKED)
                .map(Row::subject)
                .toList();
        var items = new HashMap<UUID, Item>();
        if (!appointments.isEmpty()) {
            worklist.look(grant, Item.Kind.APPOINTMENT, appointments).forEach(item -> items.put(item.subject(), item));
        }
        var events = new ArrayList<ThreadEvent>();
        for (var row : rows) {
            events.add(new ThreadEvent(row.id(), row.what(), row.at()));
            var ended = ended(row.subject(), items.get(row.subject()));
            if (ended != null) {
                events.add(ended);
            }
        }
        events.sort(Comparator.comparing(ThreadEvent::at));
        return events;
    }

    /** Whoever arranges appointments finds from here to whom it was promised, and reads no conversation about health. */
    private static long forWhom(ThreadEvent.What what) {
        return switch (what) {
            case APPOINTMENT_ASKED -> Topic.APPOINTMENT.category().mask();
            case REFILL_ASKED, APPOINTMENT_ARRANGED, APPOINTMENT_NOT_NEEDED -> 0;
        };
    }

    private static @Nullable ThreadEvent ended(UUID subject, @Nullable Item item) {
        if (item == null || item.doneAt() == null) {
            return null;
        }
        var what = item.doneAs() == Item.Ending.ARRANGED
                ? ThreadEvent.What.APPOINTMENT_ARRANGED
                : ThreadEvent.What.APPOINTMENT_NOT_NEEDED;
        return new ThreadEvent(subject, what, item.doneAt());
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }
}
