package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
import org.keepwell.testing.World;
import org.keepwell.worklists.UsualBoards;
import org.springframework.beans.factory.annotation.Autowired;

/** One text to several patients: nobody sees another, a minute to think again, and only to those on one's own boards. */
@Proves({"T01", "T30"})
class ToSeveralTest extends HttpTest {

    private static final String SELECTION = "/api/queue/selection";

    private static int number;

    @Autowired
    private LaterPost post;

    private final List<PatientId> patients = new ArrayList<>();
    private final List<Caller> callers = new ArrayList<>();
    private final List<UUID> items = new ArrayList<>();
    private Person nursePerson;
    private Caller nurse;

    @BeforeEach
    void people() {
        world().staffTheBoards();
        nursePerson = world().fresh(Role.NURSE);
        world().join(nursePerson, UsualBoards.NURSES);
        nurse = world().as(nursePerson);
        for (int n = 0; n < 2; n++) {
            var patient = world().somebody("SEVERAL-" + ++number, "1973-04-" + (10 + number));
            var person = world().fresh(Role.PATIENT);
            world().relate(person, patient, Relation.SELF);
            patients.add(patient);
            callers.add(world().as(person));
            items.add(item(Writing.asks(callers.get(n), patient, "MEDICAL", "Several " + number)));
        }
    }

    @Test
    void eachGetsAConversationOfTheirOwnWithTheirNameAfterAMinute() {
        var second = item(Writing.asks(callers.get(0), patients.get(0), "MEDICAL", "Twice " + number));
        var elsewhere = UUID.randomUUID();
        var chosen = nurse.post(SELECTION + "/preview", picked(items.get(0), items.get(1), second, elsewhere))
                .is(200)
                .json();
        assertThat(chosen.get("items").size()).isEqualTo(2);
        assertThat(chosen.get("left").toString()).contains("SAME_PATIENT", "NOT_THERE", elsewhere.toString());
        var rendered = nurse.post("/api/queue/" + items.get(0) + "/rendered", "{\"body\":\"Dear {patient}\"}")
                .is(200)
                .json()
                .get("body")
                .asString();
        assertThat(rendered).startsWith("Dear ").doesNotContain("{");

        var body = Writing.toSeveral("MEDICAL", "Dear {patient}, come for a check", items.get(0), items.get(1));
        var sent = nurse.post(SELECTION, body).is(201).json();
        assertThat(nurse.post(SELECTION, body).is(201).json().get("id").asString())
                .as("a second tap")
                .isEqualTo(sent.get("id").asString());
        assertThat(waiting()).hasSize(2);
        assertThat(callers.get(0).get(Writing.messages(patients.get(0))).text()).doesNotContain("To several");

        var path = SELECTION + "/" + sent.get("id").asString();
        assertThat(nurse.get(path).is(200).text()).contains("\"waiting\":2", "\"left\":0", "\"held\":0");
        world().as(world().onBoard(Role.NURSE, UsualBoards.NURSES)).get(path).is(404, "not.FOUND");
        clock().advance(Duration.ofSeconds(61));
        waiting().forEach(id -> post.send(World.CLINIC, id));
        assertThat(nurse.get(path).is(200).text()).contains("\"waiting\":0", "\"left\":2", "\"held\":0");
        for (int n = 0; n < 2; n++) {
            var inbox = callers.get(n)
                    .get(Writing.messages(patients.get(n)))
                    .is(200)
                    .json();
            assertThat(inbox.toString()).containsOnlyOnce("To several");
            var thread = Rows.id(
                    "select thread_id from messaging.message where patient_id = ? and side = 2",
                    patients.get(n).value());
            var read = callers.get(n)
                    .get(Writing.messages(patients.get(n)) + "/" + thread)
                    .is(200)
                    .json();
            assertThat(read.get("messages").size()).isEqualTo(1);
            assertThat(read.get("messages").get(0).get("body").asString())
                    .startsWith("Dear ")
                    .doesNotContain("{patient}");
            assertThat(read.get("mayReply").asBoolean()).isFalse();
            assertThat(Rows.number(
                            "select count(*) from audit.event where patient_id = ? and act = 140 and actor = ?",
                            patients.get(n).value(),
                            nursePerson.id()))
                    .isEqualTo(1);
        }
        nurse.post(SELECTION + "/" + sent.get("id").asString() + "/undo", "{}").is(409, "message.HAS_LEFT");
    }

    @Test
    void whatIsUndoneInTimeNeverLeavesAndAfterwardsItIsTooLate() {
        var batch = sent(items.get(0), items.get(1));
        var waiting = waiting();
        var other = world().as(world().onBoard(Role.NURSE, UsualBoards.NURSES));
        other.post(SELECTION + "/" + batch + "/undo", "{}").is(409, "message.HAS_LEFT"); // not theirs
        assertThat(nurse.post(SELECTION + "/" + batch + "/undo", "{}")
                        .is(200)
                        .json()
                        .get("takenBack")
                        .asInt())
                .isEqualTo(2);
        var late = sent(items.get(0));
        var lateOnes = waiting();
        clock().advance(Duration.ofSeconds(61));
        nurse.post(SELECTION + "/" + late + "/undo", "{}").is(409, "message.HAS_LEFT");
        waiting.forEach(id -> post.send(World.CLINIC, id));
        lateOnes.forEach(id -> post.send(World.CLINIC, id));

        assertThat(ours(1)).isZero();
        assertThat(ours(0)).isEqualTo(1);
    }

    @Test
    void whoMayNotIsRefusedAndSoAreTooMany() {
        var stranger = world().as(world().fresh(Role.NURSE));
        stranger.post(SELECTION, Writing.toSeveral("MEDICAL", "Hello", items.get(0)))
                .is(422, "message.NOBODY_LEFT");
        stranger.post("/api/queue/" + items.get(0) + "/rendered", "{\"body\":\"{patient}\"}")
                .is(404, "not.FOUND");
        var desk = world().fresh(Role.FRONT_DESK);
        world().join(desk, UsualBoards.NURSES); // by other ways
        var front = world().as(desk);
        front.post(SELECTION, Writing.toSeveral("APPOINTMENT", "Hello", items.get(0)))
                .is(422, "message.NOBODY_LEFT");
        world().join(desk, UsualBoards.DESK);
        var office = item(Writing.asks(callers.get(0), patients.get(0), "APPOINTMENT", "Office " + number));
        front.post(SELECTION, Writing.toSeveral("MEDICAL", "Hello", office)).is(422, "message.NOT_YOUR_TOPIC");
        world().leave(desk, UsualBoards.NURSES);
        world().leave(desk, UsualBoards.DESK);
        callers.get(0)
                .post(SELECTION, Writing.toSeveral("MEDICAL", "Hello", items.get(0)))
                .is(403, "access.REFUSED");

        var many = Collections.nCopies(101, items.get(0)).toArray(UUID[]::new);
        assertThat(nurse.post(SELECTION, Writing.toSeveral("MEDICAL", "Hello", many))
                        .status())
                .isEqualTo(422);
        nurse.post(SELECTION, Writing.toSeveral("MEDICAL", "x".repeat(20_001), items.get(0)))
                .is(422, "message.TOO_LONG");
        assertThat(waiting()).isEmpty();
    }

    private UUID item(UUID thread) {
        return Rows.id("select id from worklists.item where subject_id = ?", thread);
    }

    private String sent(UUID... to) {
        return nurse.post(SELECTION, Writing.toSeveral("MEDICAL", "Dear {patient}", to))
                .is(201)
                .json()
                .get("id")
                .asString();
    }

    private List<UUID> waiting() {
        var found = new ArrayList<UUID>();
        for (var patient : patients) {
            long count = Rows.number(
                    "select count(*) from messaging.later where patient_id = ? and state = 1", patient.value());
            if (count > 0) {
                found.add(
                        Rows.id("select id from messaging.later where patient_id = ? and state = 1", patient.value()));
            }
        }
        return found;
    }

    private long ours(int n) {
        return Rows.number(
                "select count(*) from messaging.message where patient_id = ? and side = 2",
                patients.get(n).value());
    }

    private static String picked(UUID... ids) {
        return "{\"items\":"
                + java.util.Arrays.stream(ids).map(id -> "\"" + id + "\"").toList() + "}";
    }
}
