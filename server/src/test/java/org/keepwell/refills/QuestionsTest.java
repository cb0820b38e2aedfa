package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.messaging.Writing;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Call;
import org.keepwell.testing.Caller;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import tools.jackson.databind.JsonNode;

/** Staff ask the patient before they decide: a conversation, of which the request knows. */
@Proves({"T01", "T20"})
class QuestionsTest extends RefillScene {

    private static final String WORDS = "Which dose do you take now?";

    @Test
    void thePatientFindsTheQuestionAnswersItAndStaffGetTheAnswer() {
        var id = Asking.asks(patient, nia, "oxycodone", pharmacy); // asking decides nothing, so a nurse may
        var item = item(nurse, id);
        assertThat(item.at("/refill/questionAt").isNull()).isTrue();
        var after = ask(nurse, item, UUID.randomUUID(), WORDS).is(200).json();
        assertThat(after.at("/row/state").asString()).as("still to be decided").isEqualTo("OPEN");

        var line = Asking.refill(patient, nia, id);
        assertThat(line.get("state").asString()).isEqualTo("SENT");
        var thread = UUID.fromString(line.get("questionId").asString());
        var read = patient.get(Writing.messages(nia) + "/" + thread).is(200).text();
        assertThat(read)
                .contains(WORDS, "About your request for a medicine")
                .as("a title is seen in lists, and by whoever looks over the shoulder")
                .doesNotContainIgnoringCase("oxycodone");
        assertThat(patient.get(Writing.messages(nia)).is(200).text()).contains(thread.toString());
        var asked = item(nurse, id);
        assertThat(steps(asked)).startsWith("ASKED");
        assertThat(asked.at("/refill/questionAt").asString()).isNotEmpty();
        assertThat(Rows.number(
                        "select count(*) from audit.event where patient_id = ? and act = 149 and outcome = 1",
                        nia.value()))
                .as("the conversation, and the request that knows of it")
                .isEqualTo(2);

        patient.post(Writing.messages(nia) + "/" + thread + "/replies", Writing.reply("Half of one"))
                .is(201);
        var answer = item(nurse, thread);
        assertThat(answer.at("/row/answered").asBoolean()).isFalse();
        assertThat(answer.at("/row/assignee/you").asBoolean()).isTrue();
        assertThat(answer.toString()).contains("Half of one");

        Asking.decide(physician, item(physician, id), "deny", "\"reason\":\"NO_LONGER_NEEDED\",\"words\":null")
                .is(200);
        assertThat(Asking.refill(patient, nia, id).get("questionId").isNull())
                .as("decided: nothing is asked any more")
                .isTrue();
    }

    @Test
    void aSecondTapIsTheSameConversationAndWhatWasHalfDoneIsDone() {
        var id = Asking.asks(patient, nia, "loratadine", pharmacy);
        var item = item(nurse, id);
        var key = UUID.randomUUID();
        ask(nurse, item, key, WORDS).is(200);
        ask(nurse, item, key, WORDS).is(200);
        assertThat(threads()).isEqualTo(1);
        assertThat(steps(item(nurse, id))).containsExactly("ASKED");

        Rows.change("update refills.request set question_id = null, question_at = null where id = ?", id);
        ask(nurse, item, key, WORDS).is(200);
        assertThat(threads()).as("the one that was begun").isEqualTo(1);
        assertThat(Asking.refill(patient, nia, id).get("questionId").isNull()).isFalse();

        ask(nurse, item(nurse, id), UUID.randomUUID(), "And since when?").is(200);
        assertThat(threads()).as("another question").isEqualTo(2);
    }

    @Test
    void whatIsDecidedSeenOtherwiseOrEmptyIsNotAskedAbout() {
        var id = Asking.asks(patient, nia, "loratadine", pharmacy);
        var item = item(nurse, id);
        ask(nurse, item, UUID.randomUUID(), " \u200b ").is(422, "message.EMPTY");
        patient.post(Asking.path(nia) + "/" + id + "/withdraw", "{}").is(204);
        ask(nurse, item, UUID.randomUUID(), WORDS).is(409, "refill.DECIDED");

        var other = Asking.asks(patient, nia, "loratadine", pharmacy);
        var seen = item(nurse, other);
        Writing.step(nurse, seen.get("row"), "claim", "").is(200);
        ask(nurse, seen, UUID.randomUUID(), WORDS).is(409, "queue.CHANGED");
        ask(world().as(world().fresh(Role.NURSE)), seen, UUID.randomUUID(), WORDS)
                .is(404, "not.FOUND");
        assertThat(threads()).isZero();

        Asking.decide(physician, item(physician, other), "needs-visit", "\"words\":null")
                .is(200);
        ask(nurse, item(nurse, other), UUID.randomUUID(), WORDS).is(200);
        assertThat(Asking.refill(patient, nia, other).get("questionId").isNull())
                .as("asked after a visit was wanted")
                .isFalse();
    }

    @Test
    void whoeverMayNotFindTheRequestFindsNoQuestionAndIsNotToldOfOne() {
        var proxy = world().fresh(Role.PROXY);
        world().relate(proxy, nia, Relation.PROXY);
        var theirs = world().as(proxy);
        var hidden = Asking.asks(patient, nia, "norethindrone", pharmacy);
        ask(nurse, item(nurse, hidden), UUID.randomUUID(), WORDS).is(200);
        var thread = Asking.refill(patient, nia, hidden).get("questionId").asString();

        theirs.get(Writing.messages(nia) + "/" + thread).is(404, "not.FOUND");
        assertThat(theirs.get(Writing.messages(nia)).is(200).text()).doesNotContain(thread);
        assertThat(theirs.get(Asking.path(nia)).is(200).text()).doesNotContain(thread);
        assertThat(Rows.number("select count(*) from notifications.notice where account_id = ?", proxy.id()))
                .isZero();
        assertThat(Rows.number("select count(*) from live.signal where account_id = ?", proxy.id()))
                .isZero();
        assertThat(Rows.number("select count(*) from live.signal where patient_id = ?", nia.value()))
                .as("no open page of a proxy hears of it")
                .isZero();
        assertThat(Rows.number("select count(*) from notifications.notice where item_id = ?::uuid", thread))
                .as("the patient is told")
                .isEqualTo(1);

        var open = Asking.asks(patient, nia, "loratadine", pharmacy);
        ask(nurse, item(nurse, open), UUID.randomUUID(), WORDS).is(200);
        var seen = Asking.refill(theirs, nia, open).get("questionId").asString();
        theirs.get(Writing.messages(nia) + "/" + seen).is(200);
    }

    @Test
    void whoBeginsToStandInLaterFindsAsMuchOfTheQuestionAsOfTheRequest() {
        var hidden = Asking.asks(patient, nia, "norethindrone", pharmacy);
        ask(nurse, item(nurse, hidden), UUID.randomUUID(), WORDS).is(200);
        var thread = Asking.refill(patient, nia, hidden).get("questionId").asString();
        var open = Asking.asks(patient, nia, "loratadine", pharmacy);
        ask(nurse, item(nurse, open), UUID.randomUUID(), WORDS).is(200);
        var file = patient.send(Call.post(Writing.messages(nia) + "/files", "some text"))
                .is(201)
                .json()
                .get("id")
                .asString();
        patient.post(
                        Writing.messages(nia) + "/" + thread + "/replies",
                        Writing.reply("A half").replace("\"files\":[]", "\"files\":[\"" + file + "\"]"))
                .is(201);

        var proxy = world().fresh(Role.PROXY);
        world().relate(proxy, nia, Relation.PROXY);
        var family = world().fresh(Role.PATIENT); // somebody with a record of their own
        world().relate(family, nia, Relation.PROXY);
        for (var person : List.of(proxy, family)) {
            var theirs = world().as(person);
            theirs.get(Writing.messages(nia) + "/" + thread).is(404, "not.FOUND");
            theirs.get(Writing.messages(nia) + "/files/" + file).is(404, "not.FOUND");
            assertThat(theirs.get(Writing.messages(nia)).is(200).text()).doesNotContain(thread);
            var seen = Asking.refill(theirs, nia, open).get("questionId").asString();
            theirs.get(Writing.messages(nia) + "/" + seen).is(200);
        }

        var item = item(nurse, UUID.fromString(thread));
        assertThat(item.toString()).as("staff read it whatever it is about").contains("A half");
        nurse.post("/api/queue/" + item.at("/row/id").asString() + "/replies", Writing.answer(2, "Thank you.", false))
                .is(201);
        for (var person : List.of(proxy, family)) {
            assertThat(Rows.number("select count(*) from notifications.notice where account_id = ?", person.id()))
                    .as("nor are they told of what is written later")
                    .isZero();
        }
        var patients = patient.get(Writing.messages(nia) + "/" + thread).is(200).json();
        assertThat(patients.get("onlyPatient").asBoolean()).isTrue();
        assertThat(patients.get("messages")).hasSize(3);
        assertThat(Rows.number(
                        "select count(distinct labels) + count(*) from (select labels from messaging.message where"
                                + " thread_id = ?::uuid union all select labels from messaging.file where thread_id ="
                                + " ?::uuid) all_of_it where labels <> 0",
                        thread,
                        thread))
                .as("three messages and a file under the same labels")
                .isEqualTo(5);
    }

    @Test
    void aQuestionThatThePatientHidesIsNoLinkForWhomTheyHideItFrom() {
        var proxy = world().fresh(Role.PROXY);
        world().relate(proxy, nia, Relation.PROXY);
        var theirs = world().as(proxy);
        var id = Asking.asks(patient, nia, "loratadine", pharmacy);
        ask(nurse, item(nurse, id), UUID.randomUUID(), WORDS).is(200);
        var thread = Asking.refill(theirs, nia, id).get("questionId").asString();
        patient.send("PUT", Writing.messages(nia) + "/" + thread + "/hidden", "{\"from\":[\"" + proxy.id() + "\"]}")
                .is(204);

        theirs.get(Writing.messages(nia) + "/" + thread).is(404, "not.FOUND");
        assertThat(Asking.refill(theirs, nia, id).get("questionId").isNull())
                .as("the request is there, and no link to what is not")
                .isTrue();
        assertThat(Asking.refill(patient, nia, id).get("questionId").asString()).isEqualTo(thread);
    }

    private int threads() {
        return Math.toIntExact(Rows.number("select count(*) from messaging.thread where patient_id = ?", nia.value()));
    }

    private static Answer ask(Caller staff, JsonNode item, UUID key, String words) {
        return Asking.decide(staff, item, "ask", "\"sendKey\":\"" + key + "\",\"body\":" + Writing.quoted(words));
    }
}
