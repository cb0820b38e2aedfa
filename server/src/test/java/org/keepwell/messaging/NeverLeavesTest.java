package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** What cannot leave, now or ever, is refused or comes back; it is not tried for ever, and nothing looks sent that is not. */
@Proves("T30")
class NeverLeavesTest extends ConversationScene {

    @Autowired
    private LaterPost post;

    private String letters;

    @BeforeEach
    void assigned() {
        world().relate(nursePerson, patient, Relation.CARE_TEAM);
        letters = "/api/patients/" + patient.value() + "/letters";
    }

    @Test
    void aKeyThatWasUsedForAnotherMessageIsRefused() {
        var answer = Writing.answer(1, "It is fine", false);
        nurse.post(item + "/replies", answer).is(201);
        nurse.post(item + "/replies", answer).is(201); // a second tap

        var key = key(answer);
        nurse.post(item + "/later", later("answer", answer)).is(409, "message.KEY_USED");
        var letter = withKey(Writing.letter("RESULT", "Your test", "Come and see us", true), key);
        nurse.post(letters + "/later", later("letter", letter)).is(409, "message.KEY_USED");
        nurse.post(letters, letter).is(409, "message.KEY_USED");
        var other = Writing.asks(ana, patient, "MEDICAL", "Another one");
        var path = "/api/queue/" + Rows.id("select id from worklists.item where subject_id = ?", other);
        nurse.post(path + "/replies", answer).is(409, "message.KEY_USED");
        assertThat(Rows.number("select count(*) from messaging.later where patient_id = ?", patient.value()))
                .isZero();

        var waits = Writing.answer(1, "Wait", false);
        nurse.post(path + "/later", later("answer", waits)).is(201);
        nurse.post(path + "/later", later("answer", waits)).is(201); // a second tap
        nurse.post(item + "/later", later("answer", waits)).is(409, "message.KEY_USED");
    }

    @Test
    void aLetterWhoseKeyWasUsedMeanwhileComesBack() {
        var id = scheduled();
        nurse.post(letters, withKey(Writing.letter("MEDICAL", "In between", "Other words", true), id))
                .is(201);
        nurse.post(
                        item + "/task",
                        "{\"sendKey\":\"" + id + "\",\"version\":1,\"close\":null,\"title\":\"Call\",\"note\":\"\","
                                + "\"board\":1,\"to\":null,\"dueAt\":\""
                                + clock().instant().plusSeconds(3600) + "\"}")
                .is(201);
        clock().advance(Duration.ofMinutes(6));
        post.send(World.CLINIC, id);
        post.send(World.CLINIC, id); // once

        assertHeld(id);
        assertThat(ana.get(Writing.messages(patient)).text()).doesNotContain("Your test");
        assertThat(Rows.number(
                        "select count(*) from worklists.item where patient_id = ? and kind = 21 and done_at is null",
                        patient.value()))
                .as("the task that was made, and the letter that came back")
                .isEqualTo(2);
    }

    @Test
    void anAnswerWhoseConversationIsNotThereComesBackToItsItem() {
        nurse.post(item + "/later", later("answer", Writing.answer(1, "Take it", false)))
                .is(201);
        var id = Rows.id("select id from messaging.later where item_id = ?", id(item));
        Rows.change("update messaging.later set thread_id = ? where id = ?", UUID.randomUUID(), id);
        clock().advance(Duration.ofMinutes(6));
        post.send(World.CLINIC, id);
        assertHeld(id);
    }

    @Test
    void whatIsAboutAPatientWhoseKeyIsGoneEnds() {
        var id = scheduled();
        Rows.change("delete from vault.patient_key where patient_id = ?", patient.value());
        clock().advance(Duration.ofMinutes(6));
        post.send(World.CLINIC, id);
        assertHeld(id);
    }

    private UUID scheduled() {
        nurse.post(letters + "/later", later("letter", Writing.letter("RESULT", "Your test", "Come and see us", true)))
                .is(204);
        return Rows.id("select id from messaging.later where patient_id = ?", patient.value());
    }

    private static void assertHeld(UUID id) {
        assertThat(Rows.number("select held_because from messaging.later where id = ? and state = 4", id))
                .isEqualTo(5);
    }

    private String later(String what, String body) {
        return Writing.later(clock().instant().plusSeconds(300), what, body);
    }

    private static String withKey(String body, UUID key) {
        return body.replaceAll("\"sendKey\":\"[^\"]+\"", "\"sendKey\":\"" + key + "\"");
    }

    private static UUID key(String body) {
        var at = body.indexOf("\"sendKey\":\"") + 11;
        return UUID.fromString(body.substring(at, at + 36));
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }
}
