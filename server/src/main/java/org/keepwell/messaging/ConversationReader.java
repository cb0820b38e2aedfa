package org.keepwell.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.Side;
import org.keepwell.identity.Accounts;
import org.keepwell.vault.PatientCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads a whole conversation; inside a sealed transaction about the patient. */
@Repository
class ConversationReader {

    /** Beyond this a conversation goes on in a new one. */
    static final int MOST_MESSAGES = 500;

    private static final String THREAD = "select " + ThreadRow.COLUMNS + """
             from messaging.thread t where t.tenant_id = :tenant and t.patient_id = :patient and t.id = :id
            """;
    private static final String MESSAGES = """
            select m.seq, m.id, m.side, m.account_id, m.behalf_of, m.sent_at, m.body from messaging.message m
            where m.tenant_id = :tenant and m.patient_id = :patient and m.thread_id = :id order by m.seq limit :cap
            """;
    private static final String FILES = """
            select f.id, f.seq, f.type, f.bytes, f.name from messaging.file f
            where f.tenant_id = :tenant and f.patient_id = :patient and f.thread_id = :id order by f.seq, f.added_at, f.id
            limit 2500
            """;
    private static final String READINGS = """
            select r.account_id, r.side, r.up_to, r.read_at from messaging.reading r
            where r.tenant_id = :tenant and r.patient_id = :patient and r.thread_id = :id order by r.read_at limit 2000
            """;

    private final JdbcClient db;
    private final Accounts accounts;

    ConversationReader(JdbcClient db, Accounts accounts) {
        this.db = db;
        this.accounts = accounts;
    }

    Optional<Conversation> of(Grant grant, UUID thread, PatientCipher cipher) {
        return bind(THREAD, grant, thread)
                .query((row, n) -> ThreadRow.read(row, cipher))
                .optional()
                .map(found -> whole(grant, found, cipher));
    }

    private Conversation whole(Grant grant, ThreadRow thread, PatientCipher cipher) {
        var files = files(grant, thread.id(), cipher);
        var messages = bind(MESSAGES, grant, thread.id())
                .param("cap", MOST_MESSAGES)
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Message(
                            id,
                            row.getInt("seq"),
                            Side.of(row.getInt("side")),
                            row.getObject("account_id", UUID.class),
                            row.getObject("behalf_of", UUID.class),
                            row.getTimestamp("sent_at").toInstant(),
                            Words.open(cipher, row.getBytes("body"), Words.body(id)),
                            files.getOrDefault(row.getInt("seq"), List.of()));
                })
                .list();
        var readings = bind(READINGS, grant, thread.id())
                .query((row, n) -> new Reading(
                        row.getObject("account_id", UUID.class),
                        Side.of(row.getInt("side")),
                        row.getInt("up_to"),
                        row.getTimestamp("read_at").toInstant()))
                .list();
        return new Conversation(
                thread,
                messages,
                readings,
                names(grant, Conversation.accounts(thread, messages, readings)),
                thread.clinician() == null || isHere(grant, thread.clinician()));
    }

    private boolean isHere(Grant grant, UUID clinician) {
        return accounts.colleagues(grant, List.of(clinician)).stream().anyMatch(Accounts.Colleague::active);
    }

    private Map<Integer, List<AttachedFile>> files(Grant grant, UUID thread, PatientCipher cipher) {
        var files = new HashMap<Integer, List<AttachedFile>>();
        bind(FILES, grant, thread).query((java.sql.ResultSet row) -> {
            var id = row.getObject("id", UUID.class);
            files.computeIfAbsent(row.getInt("seq"), seq -> new ArrayList<>())
                    .add(new AttachedFile(
                            id,
                            Words.open(cipher, row.getBytes("name"), Files.name(id)),
                            FileType.of(row.getInt("type")),
                            row.getInt("bytes")));
        });
        return files;
    }

    /** Of both sides, 200 at most. */
    Map<UUID, Named> names(Grant grant, Set<UUID> ids) {
        var found = new HashMap<UUID, Named>();
        accounts.names(grant, ids.stream().limit(200).toList())
                .forEach(one -> found.put(one.id(), new Named(one.name(), one.role())));
        return found;
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant, UUID thread) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .param("id", thread);
    }
}
