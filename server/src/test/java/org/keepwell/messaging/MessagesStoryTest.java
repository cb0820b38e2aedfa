package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.worklists.UsualBoards;

/** A patient asks, a nurse triages, a physician answers, and each sees where it is. */
@Proves({"T01", "T30"})
class MessagesStoryTest extends HttpTest {

    private static int number;

    private PatientId patient;
    private Caller ana;
    private Caller nurse;
    private Person physicianPerson;
    private Caller physician;

    @BeforeEach
    void people() {
        world().staffTheBoards();
        patient = world().somebody("STORY-" + ++number, "1970-01-0" + number % 9);
        var person = world().fresh(Role.PATIENT);
        world().relate(person, patient, Relation.SELF);
        ana = world().as(person);
        nurse = world().as(world().onBoard(Role.NURSE, UsualBoards.NURSES));
        physicianPerson = world().onBoard(Role.PHYSICIAN, UsualBoards.PHYSICIANS);
        physician = world().as(physicianPerson);
    }

    @Test
    void aQuestionIsTriagedEscalatedAnsweredAndReadAndThePatientSeesEachStep() {
        var title = "Dizzy since the new tablets " + number;
        var thread = Writing.asks(ana, patient, "MEDICINE", title);
        assertThat(state(thread)).isEqualTo("RECEIVED");

        var row = Writing.row(nurse, "1", title);
        assertThat(row.get("patient").get("name").asString()).isEqualTo("N. M.");
        var claimed = Writing.step(nurse, row, "claim", "").is(200).json().get("row");
        assertThat(state(thread)).isEqualTo("WORKED_ON");

        var item = nurse.get("/api/queue/" + row.get("id").asString()).is(200).json();
        assertThat(item.get("thread").get("messages").get(0).get("body").asString())
                .isEqualTo("What should I do about it?");
        assertThat(item.get("context").get("because").asString()).isEqualTo("ASSIGNED");
        nurse.post("/api/queue/" + row.get("id").asString() + "/notes", "{\"body\":\"Stands up too fast, I think\"}")
                .is(201);
        var passed = Writing.step(
                        nurse,
                        claimed,
                        "escalate",
                        "\"to\":\"" + physicianPerson.id() + "\",\"note\":\"Should she halve it?\"")
                .is(200)
                .json()
                .get("row");
        assertThat(passed.get("board").get("name").asString()).isEqualTo("Physicians");

        var mine = Writing.row(physician, "mine", title);
        assertThat(mine.get("escalated").asBoolean()).isTrue();
        var seen =
                physician.get("/api/queue/" + mine.get("id").asString()).is(200).json();
        assertThat(seen.get("steps").toString()).contains("Should she halve it?", "Stands up too fast");
        physician
                .post(
                        "/api/queue/" + mine.get("id").asString() + "/replies",
                        Writing.answer(1, "Please halve it.", false))
                .is(201);

        var read = ana.get(Writing.messages(patient) + "/" + thread).is(200);
        assertThat(read.json().get("state").asString()).isEqualTo("ANSWERED");
        assertThat(read.json().get("messages").get(1).get("body").asString()).isEqualTo("Please halve it.");
        assertThat(read.json().get("messages").get(0).get("readAt").isNull()).isFalse();
        assertThat(read.text()).as("notes").doesNotContain("halve it?").doesNotContain("Stands up");
        var again = physician.get("/api/queue/" + mine.get("id").asString()).json();
        assertThat(again.get("thread").get("messages").get(1).get("readBy").size())
                .isEqualTo(1);
    }

    @Test
    void unreadCountsComeFromOneSourceAndEndWithReading() {
        var title = "Is 6.1 bad " + number;
        var thread = Writing.asks(ana, patient, "RESULT", title);
        var row = Writing.row(nurse, "1", title);
        nurse.post("/api/queue/" + row.get("id").asString() + "/replies", Writing.answer(1, "It is fine.", true))
                .is(201);

        var inbox =
                ana.get(Writing.messages(patient) + "?folder=closed").is(200).json();
        assertThat(inbox.get("unread").asInt()).isEqualTo(1);
        assertThat(inbox.get("items").get(0).get("unread").asInt()).isEqualTo(1);
        ana.with("X-Keepwell-Background", "1")
                .get(Writing.messages(patient) + "/" + thread)
                .is(200);
        assertThat(ana.get(Writing.messages(patient)).json().get("unread").asInt())
                .as("a page that looked by itself has read nothing")
                .isEqualTo(1);
        ana.get(Writing.messages(patient) + "/" + thread).is(200);
        assertThat(ana.get(Writing.messages(patient)).json().get("unread").asInt())
                .isZero();
    }

    @Test
    void aReplyOpensAClosedConversationWithWhoeverHadIt() {
        var title = "A rash " + number;
        var thread = Writing.asks(ana, patient, "MEDICAL", title);
        var row = Writing.row(nurse, "1", title);
        nurse.post("/api/queue/" + row.get("id").asString() + "/replies", Writing.answer(1, "Try this cream.", true))
                .is(201);

        var replied = ana.post(Writing.messages(patient) + "/" + thread + "/replies", Writing.reply("It is worse"))
                .is(201)
                .json();

        assertThat(replied.get("reopened").asBoolean()).isTrue();
        assertThat(Writing.row(nurse, "mine", title).get("answered").asBoolean())
                .isFalse();
        assertThat(state(thread)).as("nobody has looked at it again yet").isEqualTo("RECEIVED");
    }

    @Test
    void twoWhoAnswerAtOnceDoNotAnswerTwice() {
        var title = "Who is first " + number;
        Writing.asks(ana, patient, "MEDICAL", title);
        var row = Writing.row(nurse, "1", title);
        var path = "/api/queue/" + row.get("id").asString() + "/replies";
        var other = world().fresh(Role.NURSE);
        world().join(other, UsualBoards.NURSES);
        nurse.post(path, Writing.answer(1, "The first answer", false)).is(201);

        world().as(other)
                .post(path, Writing.answer(1, "The second answer", false))
                .is(409, "queue.ANSWERED_MEANWHILE");
        Writing.step(world().as(other), row, "claim", "").is(409, "queue.CHANGED");
    }

    @Test
    void aSecondTapIsTheSameMessage() {
        var key = UUID.randomUUID();
        var body = Writing.ask(key, "MEDICAL", "Twice " + number, "Only once");
        var first = ana.post(Writing.messages(patient), body)
                .is(201)
                .json()
                .get("id")
                .asString();
        var second = ana.post(Writing.messages(patient), body)
                .is(201)
                .json()
                .get("id")
                .asString();

        assertThat(second).isEqualTo(first);
        assertThat(Rows.number("select count(*) from messaging.message where patient_id = ?", patient.value()))
                .isEqualTo(1);
        assertThat(Rows.number("select count(*) from worklists.item where patient_id = ?", patient.value()))
                .isEqualTo(1);
    }

    private String state(UUID thread) {
        return ana.get(Writing.messages(patient) + "/" + thread)
                .is(200)
                .json()
                .get("state")
                .asString();
    }
}
