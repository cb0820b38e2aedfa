package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.worklists.UsualBoards;

/** Files on their way in and out. */
@Proves({"T12", "T23", "T27"})
class FilesOverHttpTest extends HttpTest {

    /** Who opened it: an entry that was allowed as it began, and not refused at the end. */
    private static final String LOGGED = """
            select count(distinct e.actor) from audit.event e where e.outcome = 1 and e.patient_id = ? and e.subject_id = ?
                and not exists (select from audit.event r where r.request = e.request and r.outcome <> 1)
            """;

    @Test
    void aFileGoesInSealedAndComesOutToBeSavedAndOnlyToWhomItBelongs() {
        world().staffTheBoards();
        var patient = world().somebody("FILES-1", "1968-08-08");
        var person = world().fresh(Role.PATIENT);
        var daughter = world().fresh(Role.PROXY);
        world().relate(person, patient, Relation.SELF);
        world().relate(daughter, patient, Relation.PROXY);
        var ana = world().as(person);
        var path = Writing.messages(patient);
        var text = "My readings: 120/80. ".repeat(30_000); // several pieces

        var file = upload(ana, path, "Presión%20arterial.txt", text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .is(201)
                .json();
        var id = file.get("id").asString();
        assertThat(file.get("name").asString()).isEqualTo("Presión arterial.txt");
        world().as(daughter).get(path + "/files/" + id).is(404, "not.FOUND"); // not sent yet

        var ask = Writing.ask("MEDICAL", "With a file", "See there")
                .replace("\"files\":[]", "\"files\":[\"" + id + "\"]");
        ana.post(path, ask).is(201);

        long readers = 0;
        for (var reader : new Caller[] {ana, world().as(daughter)}) {
            var read = reader.get(path + "/files/" + id).is(200);
            assertThat(new String(read.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(text);
            assertThat(Rows.number(LOGGED, patient.value(), UUID.fromString(id)))
                    .as("the log says which file was opened, once by each")
                    .isEqualTo(++readers);
            assertThat(read.header("Content-Disposition")).startsWith("attachment; filename*=UTF-8''Presi");
            assertThat(read.header("Content-Security-Policy")).contains("sandbox");
            assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        var nurse = world().as(world().onBoard(Role.NURSE, UsualBoards.NURSES));
        var item = Rows.id("select id from worklists.item where patient_id = ?", patient.value());
        assertThat(nurse.get("/api/queue/" + item + "/files/" + id).is(200).bytes())
                .hasSize(text.length());
        assertThat(Rows.number(
                        "select count(*) from audit.event f join audit.event i on i.request = f.request"
                                + " where f.subject_id = ? and i.subject_id = ? and i.patient_id = ?",
                        UUID.fromString(id),
                        item,
                        patient.value()))
                .as("which file of which item, about whom")
                .isEqualTo(1);
        nurse.get("/api/queue/" + item + "/files/" + UUID.randomUUID()).is(404, "not.FOUND");
        assertThat(Rows.number(
                        "select count(*) from messaging.file_piece where position('readings'::bytea in content) > 0"))
                .isZero();
        ana.send("DELETE", path + "/files/" + id, null).is(404, "not.FOUND"); // it is part of a message now
    }

    @Test
    void whatIsTooLargeOrNoFileIsRefusedAndTheRefusalIsInTheLog() {
        var patient = world().somebody("FILES-2", "1969-09-09");
        var person = world().fresh(Role.PATIENT);
        world().relate(person, patient, Relation.SELF);
        var ana = world().as(person);
        var path = Writing.messages(patient);
        var large = new byte[26 * 1024 * 1024];
        Arrays.fill(large, (byte) 'a');

        upload(ana, path, "large.txt", large).is(413, "request.TOO_LARGE");
        upload(ana, path, "a.svg", "<svg/>".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .is(422, "file.TYPE");
        assertThat(ana.post(path + "/files", "{}").status()).isEqualTo(415);
        assertThat(upload(ana, path, "%zz.txt", new byte[] {'a'}).code()).isEqualTo("file.NAME");
        assertThat(Rows.number(
                        "select count(*) from audit.event where patient_id = ? and outcome = 2", patient.value()))
                .isGreaterThanOrEqualTo(4);
        assertThat(Rows.number("select count(*) from messaging.file where patient_id = ?", patient.value()))
                .isZero();
    }

    private static Answer upload(Caller caller, String path, String name, byte[] content) {
        return caller.with("X-File-Name", name.replace("ó", "%C3%B3"))
                .send("POST", path + "/files", BodyPublishers.ofByteArray(content), "application/octet-stream");
    }
}
