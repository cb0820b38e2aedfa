package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Call;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.worklists.UsualBoards;

/** What is kept while somebody writes, and for whom. */
@Proves({"T12", "T27"})
class WhileWritingTest extends HttpTest {

    private static int number;

    private PatientId patient;
    private Caller ana;
    private Person nursePerson;
    private Caller nurse;

    @BeforeEach
    void people() {
        world().staffTheBoards();
        patient = world().somebody("WRITING-" + ++number, "1971-02-0" + number % 9);
        var person = world().fresh(Role.PATIENT);
        world().relate(person, patient, Relation.SELF);
        ana = world().as(person);
        nursePerson = world().onBoard(Role.NURSE, UsualBoards.NURSES);
        nurse = world().as(nursePerson);
    }

    @Test
    void staffTakeBackAFileOfTheirOwnBeforeItIsSentAndNoOther() {
        Writing.asks(ana, patient, "MEDICAL", "Take back " + number);
        var item = Rows.id("select id from worklists.item where patient_id = ?", patient.value());
        var path = "/api/queue/" + item + "/files";
        var mine = nurse.send(Call.post(path, "wrong file"))
                .is(201)
                .json()
                .get("id")
                .asString();
        var theirs = ana.send(Call.post(Writing.messages(patient) + "/files", "hers"))
                .is(201)
                .json()
                .get("id")
                .asString();

        world().as(world().fresh(Role.NURSE))
                .send("DELETE", path + "/" + mine, null)
                .is(404, "not.FOUND");
        nurse.send("DELETE", path + "/" + theirs, null).is(404, "not.FOUND");
        nurse.send("DELETE", path + "/" + mine, null).is(204);
        nurse.send("DELETE", path + "/" + mine, null).is(404, "not.FOUND");

        assertThat(Rows.number("select count(*) from messaging.file where patient_id = ?", patient.value()))
                .isEqualTo(1);
    }

    @Test
    void aQueueShowsOneKindOfItemsOnly() {
        Writing.asks(ana, patient, "MEDICINE", "Of a kind " + number);

        assertThat(Writing.row(nurse, "1&kind=MESSAGE", "Of a kind " + number)
                        .get("kind")
                        .asString())
                .isEqualTo("MESSAGE");
        assertThat(nurse.get("/api/queue?board=1&kind=REFILL").is(200).text()).doesNotContain("Of a kind");
        assertThat(nurse.get("/api/queue?board=1&kind=TEA").status()).isBetween(400, 422);
    }

    @Test
    void fromWhomSomethingIsHiddenIsPartOfTheDraft() {
        var son = world().fresh(Role.PROXY);
        world().relate(son, patient, Relation.PROXY);
        ana.send(
                        "PUT",
                        Writing.messages(patient) + "/draft",
                        "{\"topic\":\"MEDICAL\",\"clinicianId\":null,\"subject\":\"S\",\"body\":\"B\",\"files\":[],"
                                + "\"hideFrom\":[\"" + son.id() + "\"]}")
                .is(204);

        var draft = ana.get(Writing.messages(patient) + "/draft").json().get("draft");
        assertThat(draft.get("hideFrom").get(0).asString()).isEqualTo(son.id().toString());
    }

    @Test
    void aLetterIsKeptWhileItIsWrittenForItsWriterOnlyAndGoneWhenItIsSent() {
        var writer = world().fresh(Role.NURSE);
        var other = world().fresh(Role.NURSE);
        world().relate(writer, patient, Relation.CARE_TEAM);
        world().relate(other, patient, Relation.CARE_TEAM);
        var path = "/api/patients/" + patient.value() + "/letters";
        world().as(writer)
                .send(
                        "PUT",
                        path + "/draft",
                        "{\"topic\":\"RESULT\",\"subject\":\"Your heart\",\"body\":\"It beats\",\"oneWay\":true}")
                .is(204);

        var draft = world().as(writer).get(path + "/draft").is(200).json().get("draft");
        assertThat(draft.get("body").asString()).isEqualTo("It beats");
        assertThat(draft.get("oneWay").asBoolean()).isTrue();
        assertThat(world().as(other)
                        .get(path + "/draft")
                        .is(200)
                        .json()
                        .get("draft")
                        .isNull())
                .isTrue();
        nurse.get(path + "/draft").is(404, "not.FOUND");
        assertThat(Rows.number("select count(*) from messaging.draft where position('It beats'::bytea in content) > 0"))
                .isZero();

        world().as(writer)
                .post(path, Writing.letter("RESULT", "Your heart", "It beats", true))
                .is(201);
        assertThat(world().as(writer).get(path + "/draft").json().get("draft").isNull())
                .isTrue();
    }
}
