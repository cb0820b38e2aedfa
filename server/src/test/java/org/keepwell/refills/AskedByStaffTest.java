package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.messaging.Writing;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.worklists.UsualBoards;
import tools.jackson.databind.JsonNode;

/** A patient writes that they need a medicine, and staff make a request of it, which is then the patient's as any other. */
@Proves({"T01", "T20"})
class AskedByStaffTest extends HttpTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private PatientId nia;
    private Caller patient;
    private Person nursePerson;
    private Caller nurse;
    private UUID thread;
    private UUID item;

    @BeforeEach
    void aPatientOfHerOwn() {
        world().staffTheBoards();
        int number = NUMBER.incrementAndGet();
        nia = world().somebody("FOR-" + number, "1969-02-" + (10 + number), Asking.record());
        var herself = world().fresh(Role.PATIENT);
        world().relate(herself, nia, Relation.SELF);
        patient = world().as(herself);
        nursePerson = world().fresh(Role.NURSE);
        world().join(nursePerson, UsualBoards.NURSES);
        nurse = world().as(nursePerson);
        thread = Writing.asks(patient, nia, "MEDICAL", "I am out of it " + number);
        item = Rows.id("select id from worklists.item where subject_id = ?", thread);
    }

    @Test
    void itIsThePatientsRequestAndSaysWhoAskedForThem() {
        var choices = nurse.get("/api/queue/" + item + "/conversions").is(200).json();
        assertThat(choices.get("medicines").toString())
                .contains("Lisinopril")
                .doesNotContainIgnoringCase("norethindrone");
        var favourite = world().pharmacies().id("9900001");
        patient.send(
                        "PUT",
                        "/api/patients/" + nia.value() + "/pharmacies/favourite",
                        "{\"pharmacyId\":\"" + favourite + "\"}")
                .is(204);
        var key = UUID.randomUUID();
        var made = ask(nurse, key, 1, medicine("lisinopril"), "She wrote so")
                .is(201)
                .json();
        assertThat(ask(nurse, key, 1, medicine("lisinopril"), "She wrote so")
                        .is(201)
                        .json())
                .as("a second tap")
                .isEqualTo(made);

        var id = Rows.id(
                "select subject_id from worklists.item where id = ?",
                UUID.fromString(made.get("made").asString()));
        var line = Asking.refill(patient, nia, id);
        assertThat(line.get("state").asString()).isEqualTo("SENT");
        assertThat(line.at("/askedBy/forPatient").asBoolean()).isTrue();
        assertThat(line.at("/askedBy/name").asString()).isNotEmpty();
        assertThat(line.at("/askedBy/you").asBoolean()).isFalse();
        assertThat(line.get("note").asString()).isEqualTo("She wrote so");
        assertThat(line.at("/pharmacy/id").asString()).isEqualTo(favourite.toString());
        var told = patient.get(Writing.messages(nia) + "/" + thread).is(200).json();
        assertThat(told.at("/events/0/what").asString()).isEqualTo("REFILL_ASKED");

        var request =
                nurse.get("/api/queue/" + made.get("made").asString()).is(200).json();
        assertThat(request.at("/refill/forPatient").asBoolean()).isTrue();
        assertThat(request.get("steps").toString()).contains("MADE");
        assertThat(nurse.get("/api/queue/" + item).json().get("steps").toString())
                .contains("REFILL_ASKED");
        assertThat(Rows.number(
                        "select count(*) from audit.event where patient_id = ? and act = 141 and actor = ?",
                        nia.value(),
                        nursePerson.id()))
                .isPositive();
    }

    @Test
    void oneThatIsOpenIsJoinedAndStaysThePatients() {
        var id = Asking.asks(patient, nia, "loratadine", world().pharmacies().id("9900001"));
        var made = ask(nurse, UUID.randomUUID(), 1, medicine("loratadine"), "Once more")
                .is(201)
                .json();
        assertThat(Rows.id(
                        "select subject_id from worklists.item where id = ?",
                        UUID.fromString(made.get("made").asString())))
                .isEqualTo(id);
        var line = Asking.refill(patient, nia, id);
        assertThat(line.at("/askedBy/you").asBoolean()).isTrue();
        assertThat(line.get("note").asString()).contains("I travel on Friday", "Once more");
        assertThat(Rows.number("select count(*) from refills.request where patient_id = ?", nia.value()))
                .isEqualTo(1);
    }

    @Test
    void whatIsStoppedForeignOrNotToBeSeenIsRefused() {
        var bens = Rows.id(
                "select id from records.resource where patient_id = ? and category = 16 limit 1",
                world().ben().value());
        var stopped = Rows.id(
                "select id from records.resource where patient_id = ? and category = 16 and shelf = 7 and state = 2",
                nia.value());
        var key = UUID.randomUUID();
        ask(nurse, key, 1, bens, null).is(422, "refill.NO_SUCH_MEDICINE");
        ask(nurse, key, 1, medicine("norethindrone"), null).is(422, "refill.NO_SUCH_MEDICINE");
        ask(nurse, key, 1, stopped, null).is(409, "refill.STOPPED");
        ask(nurse, key, 1, medicine("loratadine"), "x".repeat(501)).is(422, "refill.NOTE_TOO_LONG");
        ask(nurse, key, 2, medicine("loratadine"), null).is(409, "queue.CHANGED");
        ask(world().as(world().fresh(Role.NURSE)), key, 1, medicine("loratadine"), null)
                .is(404, "not.FOUND");
        var front = world().onBoard(Role.FRONT_DESK, UsualBoards.DESK);
        var office = Writing.asks(patient, nia, "APPOINTMENT", "When?");
        item = Rows.id("select id from worklists.item where subject_id = ?", office);
        ask(world().as(front), key, 1, medicine("loratadine"), null).is(403, "access.REFUSED");
        assertThat(world().as(front)
                        .get("/api/queue/" + item + "/conversions")
                        .is(200)
                        .json()
                        .get("medicines")
                        .isNull())
                .isTrue();
        assertThat(Rows.number("select count(*) from refills.request where patient_id = ?", nia.value()))
                .isZero();
    }

    private UUID medicine(String name) {
        JsonNode choice = Asking.choice(patient, nia, name);
        return UUID.fromString(choice.get("id").asString());
    }

    private Answer ask(Caller staff, UUID key, int version, UUID medicine, String note) {
        return staff.post(
                "/api/queue/" + item + "/refill-request",
                "{\"sendKey\":\"" + key + "\",\"version\":" + version + ",\"medicine\":\"" + medicine + "\",\"note\":"
                        + (note == null ? "null" : Writing.quoted(note)) + ",\"close\":null}");
    }
}
