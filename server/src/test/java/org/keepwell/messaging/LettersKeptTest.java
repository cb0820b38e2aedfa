package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Call;
import org.keepwell.testing.Caller;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.keepwell.worklists.UsualBoards;
import org.springframework.beans.factory.annotation.Autowired;

/** Letters with files, on every topic, changed before they leave, and gone on with after they left. */
@Proves({"T12", "T30"})
class LettersKeptTest extends ConversationScene {

    @Autowired
    private LaterPost post;

    private String letters;

    @BeforeEach
    void assigned() {
        world().relate(nursePerson, patient, Relation.CARE_TEAM);
        letters = "/api/patients/" + patient.value() + "/letters";
    }

    @Test
    void aLetterTakesFilesAndTheTopicsThatCliniciansAnswer() {
        var file = file(nurse);
        ana.send("DELETE", letters + "/files/" + file, null).is(403, "access.REFUSED");
        nurse.send(
                        "PUT",
                        letters + "/draft",
                        "{\"topic\":\"REFERRAL\",\"subject\":\"S\",\"body\":\"B\",\"files\":[\"" + file
                                + "\"],\"oneWay\":false,\"behalfOf\":null,\"changes\":null}")
                .is(204);
        assertThat(nurse.get(letters + "/draft").json().at("/draft/files/0/id").asString())
                .isEqualTo(file.toString());
        nurse.post(letters, Writing.letter("APPOINTMENT", "In May", "Come", false))
                .is(422, "request.BAD_FIELD"); // what the office answers
        nurse.post(letters, Writing.files(Writing.letter("REFERRAL", "In May", "Come", false), file))
                .is(201);

        var begun = Rows.id(
                "select id from messaging.thread where patient_id = ? and topic = 6 and files = 1", patient.value());
        var read = ana.get(Writing.messages(patient) + "/" + begun).is(200).json();
        assertThat(read.at("/messages/0/files/0/id").asString()).isEqualTo(file.toString());
        nurse.post(letters, Writing.files(Writing.letter("MEDICAL", "Once more", "It", false), file))
                .is(422, "message.NO_SUCH_FILE");
        var second = file(nurse);
        nurse.send("DELETE", letters + "/files/" + second, null).is(204);
        nurse.send("DELETE", letters + "/files/" + second, null).is(404, "not.FOUND");
    }

    @Test
    void aLetterThatWaitsIsChangedInOneStepWithAllThatWasChosen() {
        var colleague = world().fresh(Role.PHYSICIAN);
        world().relate(colleague, patient, Relation.CARE_TEAM);
        var file = file(nurse);
        var letter = Writing.behalf(
                Writing.files(Writing.letter("REFERRAL", "In May", "Come", false), file), colleague.id());
        var soon = clock().instant().plusSeconds(300);
        nurse.post(letters + "/later", Writing.later(soon, "letter", letter)).is(204);

        var waits = nurse.get(letters + "/later").json().get("items").get(0);
        assertThat(waits.get("topic").asString()).isEqualTo("REFERRAL");
        assertThat(waits.get("behalfOf").asString()).isEqualTo(colleague.id().toString());
        assertThat(waits.at("/attached/0/id").asString()).isEqualTo(file.toString());
        var id = UUID.fromString(waits.get("id").asString());
        var changed = Writing.files(Writing.letter("REFERRAL", "In June", "Come", false), file);
        nurse.send("PUT", letters + "/later/" + UUID.randomUUID(), Writing.later(soon, "letter", changed))
                .is(404, "not.FOUND");
        assertThat(nurse.get(letters + "/later").json().get("items").size()).isEqualTo(1);
        nurse.send("PUT", letters + "/later/" + id, Writing.later(soon, "letter", changed))
                .is(204);

        var now = nurse.get(letters + "/later").json().get("items");
        assertThat(now.size()).isEqualTo(1);
        assertThat(now.get(0).get("subject").asString()).isEqualTo("In June");
        clock().advance(Duration.ofMinutes(6));
        post.send(World.CLINIC, UUID.fromString(now.get(0).get("id").asString()));
        assertThat(ana.get(Writing.messages(patient)).text())
                .contains("In June")
                .doesNotContain("In May");
    }

    @Test
    void theBoardWritesOnInANoticeOfItsOwnAndThePatientDoesNot() {
        var made = nurse.post(letters, Writing.letter("MEDICAL", "We close", "At noon", true))
                .is(201);
        var path = "/api/queue/" + made.json().get("id").asString();
        nurse.post(path + "/replies", Writing.answer(1, "At one, we meant", false))
                .is(201);

        var notice = Rows.id("select subject_id from worklists.item where id = ?", id(path));
        var read = ana.get(Writing.messages(patient) + "/" + notice).is(200).json();
        assertThat(read.get("messages").size()).isEqualTo(2);
        assertThat(read.get("oneWay").asBoolean()).isTrue();
        ana.post(Writing.messages(patient) + "/" + notice + "/replies", Writing.reply("Thanks"))
                .is(409, "message.ONE_WAY");
    }

    @Test
    void bothSidesAreToldThatTheOneItIsMeantForLeft() {
        var physician = world().fresh(Role.PHYSICIAN);
        world().relate(physician, patient, Relation.CARE_TEAM);
        var ask = Writing.ask("MEDICAL", "For her", "Please")
                .replace("\"clinicianId\":null", "\"clinicianId\":\"" + physician.id() + "\"");
        var asked = ana.post(Writing.messages(patient), ask)
                .is(201)
                .json()
                .get("id")
                .asString();
        var path =
                "/api/queue/" + Rows.id("select id from worklists.item where subject_id = ?", UUID.fromString(asked));
        assertThat(ana.get(Writing.messages(patient) + "/" + asked)
                        .json()
                        .get("clinicianHere")
                        .asBoolean())
                .isTrue();
        assertThat(nurse.get(path).json().at("/thread/clinician/here").asBoolean())
                .isTrue();

        Rows.change("update identity.account set state = 3 where id = ?", physician.id());
        var left = ana.get(Writing.messages(patient) + "/" + asked).is(200).json();
        assertThat(left.get("clinicianHere").asBoolean()).isFalse();
        assertThat(left.at("/clinician/name").asString()).isNotEmpty();
        assertThat(nurse.get(path).json().at("/thread/clinician/here").asBoolean())
                .isFalse();
    }

    @Test
    void ofManyReadersSomeAreNamedAndTheOthersCounted() {
        var crowd = Stream.generate(() -> world().fresh(Role.NURSE)).limit(13).toList();
        crowd.forEach(one -> world().join(one, UsualBoards.NURSES));
        for (var one :
                ana.get(Writing.messages(patient) + "/topics").is(200).json().get("topics")) {
            if (one.get("topic").asString().equals("MEDICAL")) {
                assertThat(one.at("/anywhere/readers").size()).isEqualTo(12);
                assertThat(one.at("/anywhere/more").asInt()).isPositive();
            }
        }
        crowd.forEach(one -> world().leave(one, UsualBoards.NURSES));
    }

    private UUID file(Caller staff) {
        return UUID.fromString(staff.send(Call.post(letters + "/files", "the plan"))
                .is(201)
                .json()
                .get("id")
                .asString());
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }
}
