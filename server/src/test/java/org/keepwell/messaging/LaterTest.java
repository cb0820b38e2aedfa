package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Caller;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.keepwell.worklists.UsualBoards;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is written now and leaves later: once, under the rights of then, and not into the face of a patient who wrote since. */
@Proves({"T01", "T30"})
class LaterTest extends ConversationScene {

    @Autowired
    private LaterPost post;

    @Test
    void anAnswerLeavesAtItsTimeOnceThoughTwoNodesCarryIt() throws Exception {
        schedule(nurse, "Take it at eight").is(201);

        var seen = ana.get(Writing.messages(patient) + "/" + thread).is(200);
        assertThat(seen.text()).doesNotContain("Take it at eight");
        assertThat(seen.json().get("state").asString()).isEqualTo("RECEIVED");
        assertThat(ana.get(Writing.messages(patient)).text()).doesNotContain("eight");
        assertThat(Rows.number("select count(*) from messaging.later where position('eight'::bytea in content) > 0"))
                .isZero();
        var waiting = waiting(nurse).get(0);
        assertThat(waiting.get("body").asString()).isEqualTo("Take it at eight");
        assertThat(waiting.get("author").get("you").asBoolean()).isTrue();
        assertThat(steps()).contains("SCHEDULED");

        clock().advance(Duration.ofMinutes(6));
        var id = UUID.fromString(waiting.get("id").asString());
        Callable<Integer> node = () -> {
            post.send(World.CLINIC, id);
            return 1;
        };
        try (var nodes = Executors.newFixedThreadPool(2)) {
            for (var ran : nodes.invokeAll(List.of(node, node))) {
                assertThat(ran.get()).isEqualTo(1);
            }
        }
        post.send(World.CLINIC, id);

        var read = ana.get(Writing.messages(patient) + "/" + thread).is(200).json();
        assertThat(read.get("messages").size()).isEqualTo(2);
        assertThat(read.get("messages").get(1).get("body").asString()).isEqualTo("Take it at eight");
        assertThat(read.get("state").asString()).isEqualTo("ANSWERED");
        assertThat(waiting(nurse).size()).isZero();
        assertThat(Rows.number(
                        "select count(*) from audit.event where patient_id = ? and subject_id = ? and actor = ?",
                        patient.value(),
                        thread,
                        nursePerson.id()))
                .as("the log names its author")
                .isPositive();
    }

    @Test
    void whatIsTakenBackOrChangedNeverLeaves() {
        schedule(nurse, "First words").is(201);
        var first = only(nurse);
        nurse.send("PUT", item + "/later/" + first, body("Other words", 1, Duration.ofMinutes(3)))
                .is(200);
        var second = only(nurse);
        assertThat(second).isNotEqualTo(first);
        nurse.send("DELETE", item + "/later/" + second, null).is(200);
        nurse.send("DELETE", item + "/later/" + second, null).is(404, "not.FOUND");

        clock().advance(Duration.ofMinutes(6));
        post.send(World.CLINIC, first);
        post.send(World.CLINIC, second);

        assertThat(messages()).isEqualTo(1);
        assertThat(steps()).contains("UNSCHEDULED");
    }

    @Test
    void aPatientWhoWroteSinceIsReadFirst() {
        schedule(nurse, "Keep taking it").is(201);
        var id = only(nurse);
        ana.post(Writing.messages(patient) + "/" + thread + "/replies", Writing.reply("It made me faint"))
                .is(201);
        clock().advance(Duration.ofMinutes(6));
        post.send(World.CLINIC, id);

        assertThat(messages()).isEqualTo(2);
        assertThat(waiting(nurse).get(0).get("heldBecause").asString()).isEqualTo("PATIENT_WROTE");
        assertThat(steps()).contains("HELD");
        post.send(World.CLINIC, id);
        assertThat(messages()).as("held is held").isEqualTo(2);
    }

    @Test
    void whoeverWasSwitchedOffSendsNothingAndTheItemComesBackToEverybody() {
        nurse.post(item + "/claim", "{\"version\":1}").is(200);
        schedule(nurse, "From somebody who left").is(201);
        var id = only(nurse);
        Rows.change("update identity.account set state = 3 where id = ?", nursePerson.id());
        clock().advance(Duration.ofMinutes(6));
        post.send(World.CLINIC, id);

        assertThat(messages()).isEqualTo(1);
        var other = world().as(world().onBoard(Role.NURSE, UsualBoards.NURSES));
        var seen = other.get(item).is(200).json();
        assertThat(seen.get("row").get("assignee").isNull()).isTrue();
        assertThat(seen.get("row").get("state").asString()).isEqualTo("OPEN");
        assertThat(Instant.parse(seen.get("row").get("dueAt").asString())).isBeforeOrEqualTo(clock().instant());
        assertThat(waiting(other).get(0).get("heldBecause").asString()).isEqualTo("AUTHOR_GONE");
    }

    @Test
    void whoeverLeftTheBoardSendsNothing() {
        schedule(nurse, "From another board").is(201);
        var id = only(nurse);
        world().leave(nursePerson, UsualBoards.NURSES);
        clock().advance(Duration.ofMinutes(6));
        post.send(World.CLINIC, id);

        assertThat(messages()).isEqualTo(1);
        assertThat(Rows.number("select held_because from messaging.later where id = ?", id))
                .isEqualTo(4);
    }

    @Test
    void timesThatAreNoneAndPeopleWhoMayNotAreRefused() {
        nurse.post(item + "/later", body("Too late", 1, Duration.ofMinutes(-1))).is(422, "message.BAD_TIME");
        nurse.post(item + "/later", body("Too far", 1, Duration.ofDays(61))).is(422, "message.BAD_TIME");
        nurse.post(item + "/later", body("x".repeat(20_001), 1, Duration.ofHours(1)))
                .is(422, "message.TOO_LONG");
        nurse.post(item + "/later", body("Not seen", 0, Duration.ofHours(1))).is(409, "queue.ANSWERED_MEANWHILE");
        schedule(nurse, "Waits").is(201);
        var id = only(nurse);
        var stranger = world().as(world().fresh(Role.NURSE));
        var desk = world().fresh(Role.FRONT_DESK);
        world().join(desk, UsualBoards.NURSES); // by other ways
        for (var nobody : List.of(stranger, world().as(desk))) {
            nobody.post(item + "/later", body("Mine", 1, Duration.ofHours(1))).is(404, "not.FOUND");
            nobody.send("DELETE", item + "/later/" + id, null).is(404, "not.FOUND");
        }
        world().leave(desk, UsualBoards.NURSES);
        ana.post(item + "/later", body("Mine", 1, Duration.ofHours(1))).is(403, "access.REFUSED");
        assertThat(only(nurse)).isEqualTo(id);
    }

    @Test
    void aLetterLeavesLaterForWhoeverIsStillAssigned() {
        var letters = "/api/patients/" + patient.value() + "/letters/later";
        world().relate(nursePerson, patient, Relation.CARE_TEAM);
        for (var subject : List.of("The first", "The second")) {
            nurse.post(
                            letters,
                            Writing.later(
                                    clock().instant().plusSeconds(300),
                                    "letter",
                                    Writing.letter("RESULT", subject, "Come and see us", true)))
                    .is(204);
        }
        var waiting = nurse.get(letters).is(200).json().get("items");
        assertThat(waiting.size()).isEqualTo(2);
        assertThat(ana.get(Writing.messages(patient)).text()).doesNotContain("The first");
        var other = world().fresh(Role.NURSE);
        world().relate(other, patient, Relation.CARE_TEAM);
        assertThat(world().as(other).get(letters).is(200).json().get("items").size())
                .isZero();
        world().as(other)
                .send("DELETE", letters + "/" + waiting.get(0).get("id").asString(), null)
                .is(404, "not.FOUND");

        clock().advance(Duration.ofMinutes(6));
        post.send(World.CLINIC, UUID.fromString(waiting.get(0).get("id").asString()));
        assertThat(ana.get(Writing.messages(patient)).text())
                .contains(waiting.get(0).get("subject").asString());
        Rows.change("update access.relation_by_account set ends_at = now() where account_id = ?", nursePerson.id());
        post.send(World.CLINIC, UUID.fromString(waiting.get(1).get("id").asString()));
        assertThat(ana.get(Writing.messages(patient)).text())
                .doesNotContain(waiting.get(1).get("subject").asString());
        var held = UUID.fromString(waiting.get(1).get("id").asString());
        post.send(World.CLINIC, held); // once

        var colleague = world().as(world().onBoard(Role.NURSE, UsualBoards.NURSES));
        var task = colleague
                .get("/api/queue/"
                        + Rows.id("select id from worklists.item where patient_id = ? and kind = 21", patient.value()))
                .is(200)
                .json();
        assertThat(task.at("/row/title").asString())
                .isEqualTo(waiting.get(1).get("subject").asString());
        assertThat(task.at("/row/board/id").asInt()).isEqualTo(UsualBoards.NURSES.id());
        assertThat(task.at("/task/held").asString()).isEqualTo("NOT_THEIRS");
        assertThat(task.at("/task/note").asString()).isEqualTo("Come and see us");
        assertThat(task.at("/task/author/name").asString()).isNotEmpty();
    }

    @Test
    void whoWritesForAColleagueIsSeenWithThem() {
        var physician = world().fresh(Role.PHYSICIAN);
        var stranger = world().fresh(Role.PHYSICIAN);
        var answer = Writing.answer(1, "She says yes", false);
        nurse.post(item + "/replies", Writing.behalf(answer, physician.id())).is(422, "message.NO_SUCH_COLLEAGUE");
        world().relate(physician, patient, Relation.CARE_TEAM);
        nurse.post(item + "/replies", Writing.behalf(answer, stranger.id())).is(422, "message.NO_SUCH_COLLEAGUE");
        nurse.post(item + "/replies", Writing.behalf(answer, nursePerson.id())).is(422, "message.NO_SUCH_COLLEAGUE");
        assertThat(nurse.get(item).json().get("thread").get("colleagues").toString())
                .contains(physician.id().toString())
                .doesNotContain(stranger.id().toString());
        nurse.post(item + "/replies", Writing.behalf(answer, physician.id())).is(201);

        var said = ana.get(Writing.messages(patient) + "/" + thread)
                .is(200)
                .json()
                .get("messages")
                .get(1);
        assertThat(said.get("author").get("role").asString()).isEqualTo("NURSE");
        assertThat(said.get("onBehalfOf").get("role").asString()).isEqualTo("PHYSICIAN");
        assertThat(Rows.number(
                        "select count(*) from audit.event where patient_id = ? and act = 129 and subject_id = ?",
                        patient.value(),
                        physician.id()))
                .isEqualTo(1);
    }

    private org.keepwell.testing.Answer schedule(Caller staff, String text) {
        return staff.post(item + "/later", body(text, 1, Duration.ofMinutes(5)));
    }

    private String body(String text, int seen, Duration in) {
        return Writing.later(clock().instant().plus(in), "answer", Writing.answer(seen, text, false));
    }

    private JsonNode waiting(Caller staff) {
        return staff.get(item).is(200).json().get("thread").get("waiting");
    }

    private UUID only(Caller staff) {
        var waiting = waiting(staff);
        assertThat(waiting.size()).isEqualTo(1);
        return UUID.fromString(waiting.get(0).get("id").asString());
    }

    private long messages() {
        return Rows.number("select count(*) from messaging.message where thread_id = ?", thread);
    }

    private String steps() {
        var other = world().as(world().onBoard(Role.NURSE, UsualBoards.NURSES));
        return other.get(item).is(200).json().get("steps").toString();
    }
}
