package org.keepwell.pharmacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.access.SealedTransaction;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.script.ScriptMessage;
import org.keepwell.pharmacy.script.ScriptSamples;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clinic's door, and what is brought to it. */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IntakeScene {

    private final String database;
    PharmacyWorld world;

    IntakeScene(String database) {
        this.database = database;
    }

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        world = new PharmacyWorld(database, folder);
    }

    @AfterAll
    void close() {
        // but for those that these tests make themselves, to see that the rows are kept apart without them
        assertThat(world.statements().broken()).allMatch(line -> line.contains("select count(*) from pharmacy."));
        world.close();
    }

    /** An order of Ana's that the network has. */
    UUID sent() {
        var order = PharmacyWorld.order();
        var row = world.send(world.ana, order, "9900001");
        world.one("update pharmacy.outbox set state = 3 where id = '" + row.value() + "' returning 1");
        var grant = world.grant(world.ana);
        world.bean(SealedTransaction.class)
                .run(
                        grant,
                        () -> world.bean(Taking.class)
                                .confirmed(
                                        grant,
                                        world.bean(Outbox.class)
                                                .sent(grant, order.id())
                                                .orElseThrow(),
                                        PharmacyNews.Confirmed.By.NETWORK));
        return order.id();
    }

    int heard() {
        return world.bean(PharmacyWorld.Heard.class).all().size();
    }

    UUID newest() {
        return UUID.fromString(
                world.one("select id from pharmacy.quarantine where state = 1 order by taken_at desc, id limit 1"));
    }

    /** A request for a renewal with a record number in it. */
    static byte[] numbered(String id, String number, String birthDate, @Nullable UUID order) {
        return new String(message(Kind.RENEWAL_REQUEST, id, null, order == null ? null : MessageId.text(order)), UTF_8)
                .replace(
                        "<HumanPatient>",
                        "<HumanPatient><Identification><MedicalRecordIdentificationNumberEHR>" + number
                                + "</MedicalRecordIdentificationNumberEHR></Identification>")
                .replace("1984-03-14", birthDate)
                .getBytes(UTF_8);
    }

    static byte[] fill(String id, UUID order) {
        return fill(id, order, "Dispensed", "1984-03-14");
    }

    static byte[] fill(String id, UUID order, String status, String birthDate) {
        return new String(message(Kind.FILL, id, null, MessageId.text(order)), UTF_8)
                .replace("<Dispensed/>", "<" + status + "/>")
                .replace("<Dispensed></Dispensed>", "<" + status + "/>")
                .replace("1984-03-14", birthDate)
                .getBytes(UTF_8);
    }

    static byte[] message(Kind kind, String id, @Nullable String relatesTo, @Nullable String orderNumber) {
        var sample = Script.read(ScriptSamples.of(kind).getBytes(UTF_8));
        var header = sample.header();
        return Script.write(new ScriptMessage(
                sample.version(),
                new org.keepwell.pharmacy.script.Header(
                        header.to(),
                        header.from(),
                        id,
                        relatesTo == null ? header.relatesTo() : relatesTo,
                        header.sentAt(),
                        orderNumber),
                kind,
                sample.content()));
    }

    static String fresh() {
        return MessageId.fresh().text();
    }

    /** As a network that is told "not now" would: the same again. */
    byte[] accepted(byte[] body) throws IOException {
        for (int n = 0; n < 100; n++) {
            var answer = world.bring(body);
            if (answer.status() == 200) {
                return answer.body();
            }
            assertThat(answer.status()).isEqualTo(503);
        }
        throw new IOException("never taken");
    }

    String status(byte[] body) throws IOException {
        var answer = Script.read(world.bring(body).body());
        assertThat(answer.kind())
                .as(String.valueOf(answer.content().textAt("Description")))
                .isEqualTo(Kind.STATUS);
        return String.valueOf(answer.content().textAt("Code"));
    }

    String error(byte[] body) throws IOException {
        return String.valueOf(Script.read(world.bring(body).body()).content().textAt("Description"));
    }

    long quarantined(String why) {
        return world.number("select count(*) from pharmacy.quarantine where state = 1 and reason = "
                + (Quarantine.Why.valueOf(why).ordinal() + 1));
    }

    long forged() {
        return world.number("select count(*) from audit.event where act = 151 and outcome = 2 and reason = 7");
    }

    long count(String table, String where) {
        return world.bean(JdbcClient.class)
                .sql("select count(*) from pharmacy." + table + where)
                .query(Long.class)
                .single();
    }
}
