package org.keepwell.worklists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.vault.PatientCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was made of items, with its words; inside a sealed transaction about the patient. Nothing is ever changed. */
@Component
public class Conversions {

    private static final String ADD = """
            insert into worklists.conversion (tenant_id, patient_id, id, item_id, kind, subject_id, category, account_id,
                send_key, made_at, words)
            values (:tenant, :patient, :id, :item, :kind, :subject, :category, :by, :key, :at, :words)
            """;
    private static final String COLUMNS = """
            select id, item_id, kind, subject_id, account_id, send_key, made_at, words from worklists.conversion
            where tenant_id = :tenant and patient_id = :patient
            """;
    private static final String OF_KEY = COLUMNS + " and account_id = :by and send_key = :key";
    private static final String OF_SUBJECT =
            COLUMNS + " and subject_id = :subject and kind = :kind order by made_at limit 1";

    private final JdbcClient db;

    Conversions(JdbcClient db) {
        this.db = db;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the key was used before */
    public void add(Grant grant, Conversion made, PatientCipher cipher) {
        var id = UUID.randomUUID();
        var words = made.words();
        bind(ADD, grant)
                .param("id", id)
                .param("item", made.item(), Types.OTHER)
                .param("kind", made.kind().code())
                .param("subject", made.subject())
                .param("category", made.topic().category().mask())
                .param("by", made.by())
                .param("key", made.sendKey())
                .param("at", Timestamp.from(made.madeAt()))
                .param("words", words == null ? null : words.seal(cipher, id), Types.BINARY)
                .update();
    }

    /** What the actor made with this key before. @return the subject of the item that was made */
    public Optional<Made> ofKey(Grant grant, UUID sendKey) {
        return bind(OF_KEY, grant)
                .param("by", grant.actor().id())
                .param("key", sendKey)
                .query((row, n) -> new Made(Item.Kind.of(row.getInt("kind")), row.getObject("subject_id", UUID.class)))
                .optional();
    }

    public record Made(Item.Kind kind, UUID subject) {}

    /** How an item came to be. */
    public Optional<Conversion> of(Grant grant, Item item, PatientCipher cipher) {
        return bind(OF_SUBJECT, grant)
                .param("subject", item.subject())
                .param("kind", item.kind().code())
                .query((row, n) -> read(row, item.topic(), cipher))
                .optional();
    }

    private static Conversion read(ResultSet row, Topic topic, PatientCipher cipher) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var words = row.getBytes("words");
        return new Conversion(
                row.getObject("item_id", UUID.class),
                Item.Kind.of(row.getInt("kind")),
                row.getObject("subject_id", UUID.class),
                topic,
                row.getObject("account_id", UUID.class),
                row.getObject("send_key", UUID.class),
                row.getTimestamp("made_at").toInstant(),
                words == null ? null : Conversion.Words.open(cipher, id, words));
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }
}
