package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Caller;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.worklists.UsualBoards;
import tools.jackson.databind.JsonNode;

/** What staff make of a conversation: a task that no patient sees, and a request for an appointment that they are told of. */
@Proves({"T01", "T16", "T30"})
class ConvertTest extends ConversationScene {

    private Caller desk;

    @BeforeEach
    void somebodyAtTheDesk() {
        desk = world().as(world().onBoard(Role.FRONT_DESK, UsualBoards.DESK));
    }

    @Test
    void aTaskIsReadByItsBoardDoneReopenedAndNeverSeenByThePatient() {
        var colleague = world().fresh(Role.PHYSICIAN);
        world().join(colleague, UsualBoards.PHYSICIANS);
        var key = UUID.randomUUID();
        var body = task(key, 1, "Look at her list", UsualBoards.PHYSICIANS.id(), in(Duration.ofDays(2)))
                .replace("\"to\":null", "\"to\":\"" + colleague.id() + "\"");
        var made = nurse.post(item + "/task", body).is(201).json();
        assertThat(nurse.post(item + "/task", body).is(201).json())
                .as("a second tap")
                .isEqualTo(made);
        assertThat(row(nurse, item).get("state").asString()).isEqualTo("OPEN");
        assertThat(nurse.get(item).json().get("steps").toString()).contains("TASK_MADE");

        var physician = world().as(colleague);
        var path = path(made);
        var seen = physician.get(path).is(200).json();
        assertThat(seen.at("/row/kind").asString()).isEqualTo("TASK");
        assertThat(seen.at("/row/title").asString()).isEqualTo("Look at her list");
        assertThat(seen.at("/row/assignee/you").asBoolean()).isTrue();
        assertThat(seen.at("/task/note").asString()).isEqualTo("Her words");
        assertThat(seen.at("/task/from").isNull()).as("not on that board").isTrue();
        assertThat(seen.get("steps").toString()).contains("MADE");
        assertThat(seen.get("thread").isNull()).isTrue();
        world().join(colleague, UsualBoards.NURSES);
        assertThat("/api/queue/" + physician.get(path).json().at("/task/from").asString())
                .isEqualTo(item);

        step(physician, path, "claim", "").is(200);
        step(physician, path, "snooze", "\"until\":\"" + in(Duration.ofHours(3)) + "\"")
                .is(200);
        step(physician, path, "close", "\"reason\":\"ANSWERED\"").is(422, "queue.BAD_REASON");
        var done = step(physician, path, "close", "\"reason\":\"DONE\",\"note\":\"She has two of them\"");
        assertThat(done.is(200).json().at("/row/state").asString()).isEqualTo("DONE");
        assertThat(physician.get(path).json().get("steps").toString()).contains("She has two of them");
        step(physician, path, "reopen", "").is(200);
        step(physician, path, "assign", "\"to\":null,\"board\":" + UsualBoards.NURSES.id() + ",\"note\":null")
                .is(200);
        nurse.get(path).is(200);

        assertThat(ana.get(Writing.messages(patient) + "/" + thread).is(200).text())
                .doesNotContain("Look at her list", "Her words", "TASK");
        ana.get(path).is(403, "access.REFUSED");
        assertThat(Rows.number(
                        "select count(*) from worklists.conversion where position('Her words'::bytea in words) > 0"))
                .isZero();
        assertThat(Rows.number("select count(*) from worklists.conversion where patient_id = ?", patient.value()))
                .isEqualTo(1);
        assertThat(Rows.number(
                        "select count(*) from audit.event where patient_id = ? and act = 143 and actor = ?",
                        patient.value(),
                        nursePerson.id()))
                .isPositive();
    }

    @Test
    void whatIsSaidOfHealthGoesToNobodyAtTheDesk() {
        post("task", task(UUID.randomUUID(), 1, "Look", UsualBoards.DESK.id(), in(Duration.ofDays(1))))
                .is(422, "queue.NO_SUCH_BOARD");
        var boards = nurse.get(item + "/conversions").is(200).json().get("boards");
        for (var board : boards) {
            assertThat(board.get("id").asInt()).isNotEqualTo(UsualBoards.DESK.id());
        }
        var byOtherWays = world().fresh(Role.FRONT_DESK);
        world().join(byOtherWays, UsualBoards.NURSES);
        var made = post(
                        "task",
                        task(UUID.randomUUID(), 1, "Look at it", UsualBoards.NURSES.id(), in(Duration.ofDays(1))))
                .is(201)
                .json();
        var front = world().as(byOtherWays);
        for (var path : List.of(item, path(made))) {
            front.get(path).is(404, "not.FOUND");
            front.post(path + "/task", task(UUID.randomUUID(), 1, "Mine", 2, in(Duration.ofDays(1))))
                    .is(404, "not.FOUND");
            front.post(path + "/appointment", appointment(1, "Mine")).is(404, "not.FOUND");
        }
        assertThat(front.get("/api/queue?board=" + UsualBoards.NURSES.id())
                        .is(200)
                        .text())
                .doesNotContain("Look at it");
        world().leave(byOtherWays, UsualBoards.NURSES);
        var stranger = world().as(world().fresh(Role.NURSE));
        stranger.post(item + "/task", task(UUID.randomUUID(), 1, "Mine", 1, in(Duration.ofDays(1))))
                .is(404, "not.FOUND");
        stranger.get(item + "/conversions").is(404, "not.FOUND");
        nurse.post(path(made) + "/task", task(UUID.randomUUID(), 1, "Of a task", 1, in(Duration.ofDays(1))))
                .is(404, "not.FOUND");
    }

    @Test
    void whatIsTooLongTooLateOrForNobodyIsRefused() {
        var soon = in(Duration.ofDays(1));
        post("task", task(UUID.randomUUID(), 1, "x".repeat(121), 1, soon)).is(422, "message.TOO_LONG");
        post("task", task(UUID.randomUUID(), 1, " ", 1, soon)).is(422, "queue.NO_TITLE");
        post("task", task(UUID.randomUUID(), 1, "Fine", 1, soon).replace("Her words", "x".repeat(2_001)))
                .is(422, "message.TOO_LONG");
        post("task", task(UUID.randomUUID(), 1, "Fine", 1, in(Duration.ofMinutes(-1))))
                .is(422, "queue.BAD_TIME");
        post("task", task(UUID.randomUUID(), 1, "Fine", 1, in(Duration.ofDays(91))))
                .is(422, "queue.BAD_TIME");
        post("task", task(UUID.randomUUID(), 1, "Fine", 99, soon)).is(422, "queue.NO_SUCH_BOARD");
        var elsewhere = world().onBoard(Role.PHYSICIAN, UsualBoards.PHYSICIANS);
        post(
                        "task",
                        task(UUID.randomUUID(), 1, "Fine", 1, soon)
                                .replace("\"to\":null", "\"to\":\"" + elsewhere.id() + "\""))
                .is(422, "queue.NO_SUCH_PERSON");
        post("task", task(UUID.randomUUID(), 1, "Fine", 1, soon).replace("\"close\":null", "\"close\":\"DONE\""))
                .is(422, "queue.BAD_REASON");
        post("task", task(UUID.randomUUID(), 7, "Fine", 1, soon)).is(409, "queue.CHANGED");
        post("appointment", appointment(1, " ")).is(422, "message.EMPTY");
        post("appointment", appointment(1, "x".repeat(2_001))).is(422, "message.TOO_LONG");
        assertThat(Rows.number("select count(*) from worklists.item where patient_id = ?", patient.value()))
                .isEqualTo(1);
        assertThat(post(
                                "task",
                                task(UUID.randomUUID(), 1, "x".repeat(120), 1, in(Duration.ofDays(90)))
                                        .replace("Her words", "x".repeat(2_000)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void ofTwoWhoConvertAtOnceOneIsFirst() throws Exception {
        var other = world().as(world().onBoard(Role.NURSE, UsualBoards.NURSES));
        Callable<Answer> one =
                () -> nurse.post(item + "/task", task(UUID.randomUUID(), 1, "First", 1, in(Duration.ofDays(1))));
        Callable<Answer> two = () -> other.post(item + "/appointment", appointment(1, "Second"));
        try (var both = Executors.newFixedThreadPool(2)) {
            var outcomes = both.invokeAll(List.of(one, two)).stream()
                    .map(ConvertTest::outcome)
                    .sorted()
                    .toList();
            assertThat(outcomes).containsExactly("201", "409 queue.CHANGED");
        }
        assertThat(Rows.number("select count(*) from worklists.item where patient_id = ?", patient.value()))
                .isEqualTo(2);
    }

    @Test
    void anAppointmentIsPassedOnAndThePatientIsToldThatAndNotTheWords() {
        var choices = nurse.get(item + "/conversions").is(200).json();
        assertThat(choices.at("/schedulers/clinical").asBoolean()).isFalse();
        var made = post(
                        "appointment",
                        appointment(1, "In May, mornings\nwith her sister").replace("null", "\"HANDLED_OTHERWISE\""))
                .is(201)
                .json();
        assertThat(made.at("/row/state").asString()).isEqualTo("DONE");
        var told = ana.get(Writing.messages(patient) + "/" + thread).is(200);
        assertThat(told.text()).doesNotContain("In May", "sister");
        assertThat(events(told.json())).containsExactly("APPOINTMENT_ASKED");

        var path = path(made);
        var seen = desk.get(path).is(200).json();
        assertThat(seen.at("/row/title").asString()).isEqualTo("In May, mornings");
        assertThat(seen.at("/task/note").asString()).contains("with her sister");
        assertThat(seen.at("/task/from").isNull())
                .as("the desk reads no question about health")
                .isTrue();
        assertThat(seen.at("/context/allergies").isNull()).isTrue();
        step(desk, path, "close", "\"reason\":\"DONE\"").is(422, "queue.BAD_REASON");
        assertThat(toldOfIt()).isZero();
        step(desk, path, "close", "\"reason\":\"ARRANGED\"").is(200);
        assertThat(toldOfIt()).as("arranged").isOne();
        var notice = ana.get("/api/notices").is(200).json().at("/items/0");
        assertThat(notice.get("kind").asString()).isEqualTo("CONVERSATION_CHANGED");
        var link = Rows.id("select id from notifications.notice where item_id = ? and kind = 7", thread);
        assertThat(ana.get("/api/notices/" + link).is(200).json().get("id").asString())
                .isEqualTo(thread.toString());
        desk.get("/api/notices/" + link).is(404, "not.FOUND");
        var thread1 = ana.get(Writing.messages(patient) + "/" + thread).is(200).json();
        assertThat(events(thread1)).containsExactly("APPOINTMENT_ASKED", "APPOINTMENT_ARRANGED");
        step(desk, path, "reopen", "").is(200);
        assertThat(toldOfIt()).as("opened again").isOne();
        assertThat(events(ana.get(Writing.messages(patient) + "/" + thread).json()))
                .containsExactly("APPOINTMENT_ASKED");
        step(desk, path, "close", "\"reason\":\"NOT_NEEDED\"").is(200);
        assertThat(events(ana.get(Writing.messages(patient) + "/" + thread).json()))
                .containsExactly("APPOINTMENT_ASKED", "APPOINTMENT_NOT_NEEDED");
        assertThat(toldOfIt()).as("ended otherwise").isEqualTo(2);
    }

    @Test
    void whatIsNotDoneIsNotTold() {
        var made = post("appointment", appointment(1, "Soon")).is(201).json();
        step(desk, path(made), "claim", "").is(200);
        var row = row(desk, path(made));
        step(desk, path(made), "release", "").is(200);

        Writing.step(desk, row, "close", "\"reason\":\"ARRANGED\"").is(409, "queue.CHANGED");

        assertThat(toldOfIt()).isZero();
    }

    @Test
    void whomTheConversationIsHiddenFromIsNotToldEither() {
        var proxy = world().fresh(Role.PROXY);
        world().relate(proxy, patient, Relation.PROXY);
        post("appointment", appointment(1, "Soon")).is(201);
        var path = Writing.messages(patient) + "/" + thread;
        assertThat(events(world().as(proxy).get(path).is(200).json())).hasSize(1);
        ana.send("PUT", path + "/hidden", "{\"from\":[\"" + proxy.id() + "\"]}").is(204);
        world().as(proxy).get(path).is(404, "not.FOUND");
        assertThat(Rows.number(
                        "select count(*) from messaging.event where thread_id = ? and ? = any (hidden_from)",
                        thread,
                        proxy.id()))
                .isEqualTo(1);
        assertThat(events(ana.get(path).is(200).json())).hasSize(1);

        var other = world().fresh(Role.PROXY);
        world().relate(other, patient, Relation.PROXY);
        var appointment = Rows.id("select id from worklists.item where patient_id = ? and kind = 22", patient.value());
        step(desk, "/api/queue/" + appointment, "close", "\"reason\":\"ARRANGED\"")
                .is(200);
        assertThat(toldOfIt()).as("the patient and the other proxy").isEqualTo(2);
        assertThat(Rows.number("select count(*) from notifications.notice where account_id = ?", proxy.id()))
                .isZero();
    }

    /** Notices about the conversation that an appointment was promised in. */
    private long toldOfIt() {
        return Rows.number("select count(*) from notifications.notice where item_id = ? and kind = 7", thread);
    }

    private Answer post(String what, String body) {
        return nurse.post(item + "/" + what, body);
    }

    private static String task(UUID key, int version, String title, int board, Instant dueAt) {
        return "{\"version\":" + version + ","
                + Writing.task(title, board, dueAt)
                        .replaceFirst("\"sendKey\":\"[^\"]+\"", "\"sendKey\":\"" + key + "\"")
                + "}";
    }

    private static String appointment(int version, String words) {
        return "{\"version\":" + version + "," + Writing.once() + ",\"words\":" + Writing.quoted(words)
                + ",\"close\":null}";
    }

    private Instant in(Duration after) {
        return clock().instant().plus(after);
    }

    private static String path(JsonNode made) {
        return "/api/queue/" + made.get("made").asString();
    }

    private static JsonNode row(Caller staff, String path) {
        return staff.get(path).is(200).json().get("row");
    }

    private static Answer step(Caller staff, String path, String step, String more) {
        return Writing.step(staff, row(staff, path), step, more);
    }

    private static List<String> events(JsonNode thread) {
        return thread.get("events")
                .valueStream()
                .map(one -> one.get("what").asString())
                .toList();
    }

    private static String outcome(java.util.concurrent.Future<Answer> answer) {
        try {
            return answer.get().outcome();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
