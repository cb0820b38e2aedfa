package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Answer;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import tools.jackson.databind.JsonNode;

/** A physician and the nurse who works with them have a board; what is meant for the physician comes there, and nothing else. */
@Proves({"T01", "T30"})
class ClinicianBoardTest extends HttpTest {

    private static final int NURSES = 1;
    private static final List<String> TOPICS = List.of("MEDICAL", "MEDICINE");

    private AtSites clinic;
    private Person doctor;
    private Person nurse;
    private int own;

    @BeforeEach
    void boardOfADoctor() {
        clinic = new AtSites(world());
        doctor = onCareTeam(Role.PHYSICIAN);
        nurse = clinic.fresh(Role.NURSE);
        own = made(add(AtSites.boardOf(doctor, TOPICS, doctor, nurse)));
    }

    @Test
    void whatIsMeantForThemComesToTheirBoardAndWhatIsMeantForNobodyDoesNot() {
        var thread = AtSites.id(clinic.askOf(doctor, "MEDICAL", null, "For the doctor"));
        assertThat(AtSites.boardOf(thread)).isEqualTo(own);
        assertThat(AtSites.boardOf(AtSites.id(clinic.ask("MEDICAL", null, "For anybody"))))
                .isEqualTo(NURSES);
        assertThat(AtSites.boardOf(AtSites.id(clinic.askOf(doctor, "RESULT", null, "Not a topic of theirs"))))
                .isEqualTo(NURSES);
        var other = onCareTeam(Role.NURSE);
        assertThat(AtSites.boardOf(AtSites.id(clinic.askOf(other, "MEDICAL", null, "For another"))))
                .isEqualTo(NURSES);

        var row = Writing.row(world().as(nurse), String.valueOf(own), "For the doctor");
        assertThat(row.at("/board/name").asString()).isEqualTo("Team · " + name(doctor));
        assertThat(world().as(nurse).get("/api/queue/boards").is(200).text()).contains("Team · " + name(doctor));
        AtSites.assertNotThere(world().as(other), row.get("id").asString(), AtSites.NOWHERE.toString());
        world().as(nurse)
                .post("/api/queue/" + row.get("id").asString() + "/replies", Writing.answer(1, "It is fine", true))
                .is(201);
        clinic.reply(thread).is(201);
        assertThat(AtSites.boardOf(thread)).as("opened again").isEqualTo(own);
    }

    @Test
    void theirFiguresAreAmongThoseOfTheOtherBoards() {
        clinic.askOf(doctor, "MEDICAL", null, "One that came").is(201);

        for (var viewer : List.of(world().as(nurse), clinic.administrator())) {
            var figures = viewer.get("/api/queue/figures").is(200).json().get("boards");
            assertThat(figures.valueStream()
                            .filter(one -> one.get("id").asInt() == own)
                            .map(one -> one.get("name").asString() + " " + one.get("openNow")))
                    .containsExactly("Team · " + name(doctor) + " 1");
        }
    }

    @Test
    void thePatientIsToldWhoReadsWhatIsMeantForThem() {
        Rows.change(
                "insert into worklists.answer_time (tenant_id, board_id, topic, on_day, within_minutes, answers)"
                        + " values (2, ?, 1, current_date, 30, 9)",
                own);
        var medical = topic("MEDICAL");
        assertThat(medical.at("/anywhere/pool").asString()).isEqualTo("Nurse line");
        assertThat(medical.toString()).doesNotContain("\"pool\":\"Team\"");
        var answering = clinician(medical).get("answering");
        assertThat(answering.get("pool").asString()).isEqualTo("Team · " + name(doctor));
        assertThat(answering.get("halfWithinMinutes").asInt()).isEqualTo(30);
        assertThat(answering.get("readers").size()).isEqualTo(2);
        assertThat(answering.toString()).contains(name(nurse));
        assertThat(clinician(topic("RESULT")).get("answering").isNull()).isTrue();
    }

    @Test
    void whereNobodyIsLeftOnTheirBoardItGoesToTheBoardOfTheTopic() {
        var before = AtSites.id(clinic.askOf(doctor, "MEDICAL", null, "While they were there"));
        set(AtSites.boardOf(doctor, TOPICS)).is(204);
        assertThat(clinician(topic("MEDICAL")).get("answering").isNull()).isTrue();
        assertThat(AtSites.boardOf(AtSites.id(clinic.askOf(doctor, "MEDICAL", null, "Now"))))
                .isEqualTo(NURSES);
        clinic.reply(before).is(201);
        assertThat(AtSites.boardOf(before)).isEqualTo(NURSES);
    }

    @Test
    void aBoardIsGivenToAnotherClinicianWithWhatIsOnIt() {
        var thread = AtSites.id(clinic.askOf(doctor, "MEDICAL", null, "While they were there"));
        var next = onCareTeam(Role.PHYSICIAN);
        var desk = clinic.fresh(Role.FRONT_DESK);
        var gone = clinic.fresh(Role.NURSE);
        Rows.change("update identity.account set state = 3 where id = ?", gone.id());
        set(AtSites.boardOf(next, TOPICS, nurse)).is(422, "board.NO_SUCH_CLINICIAN");
        set(AtSites.boardOf(gone, TOPICS, gone)).is(422, "board.NO_SUCH_CLINICIAN");
        set(AtSites.boardOf(desk, TOPICS, desk)).is(422, "board.NOT_FOR_THEM");
        long logged = kept();
        set(AtSites.boardOf(next, TOPICS, next, nurse)).is(204);

        assertThat(kept()).isEqualTo(logged + 1);
        var row = Writing.row(world().as(next), String.valueOf(own), "While they were there");
        assertThat(row.at("/board/name").asString()).isEqualTo("Team · " + name(next));
        var item =
                world().as(next).get("/api/queue/" + row.get("id").asString()).is(200);
        assertThat(item.json().at("/thread/clinician/name").asString()).isEqualTo(name(doctor));
        assertThat(world().as(doctor).get("/api/queue").is(200).text()).doesNotContain("While they were there");
        clinic.reply(thread).is(201);
        assertThat(AtSites.boardOf(thread)).as("goes on where it is").isEqualTo(own);
        assertThat(AtSites.boardOf(AtSites.id(clinic.askOf(next, "MEDICAL", null, "For the next"))))
                .isEqualTo(own);
        assertThat(AtSites.boardOf(AtSites.id(clinic.askOf(doctor, "MEDICAL", null, "For the one before"))))
                .isEqualTo(NURSES);
    }

    private long kept() {
        return Rows.number("select count(*) from audit.event where subject_id = ?", new UUID(0, own));
    }

    @Test
    void whoeverIsSwitchedOffAnswersNothing() {
        var before = AtSites.id(clinic.askOf(doctor, "MEDICAL", null, "While they were there"));
        for (var person : List.of(doctor, nurse)) {
            Rows.change("update identity.account set state = 3 where id = ?", person.id());
        }
        clinic.askOf(doctor, "MEDICAL", null, "Now").is(422, "message.NO_SUCH_CLINICIAN");
        clinic.reply(before).is(201);
        assertThat(AtSites.boardOf(before)).isEqualTo(NURSES);
    }

    @Test
    void aReplyStaysThoughNobodyElseAnswersTheTopicAndTheTopicIsNotOffered() {
        var thread = AtSites.id(clinic.askOf(doctor, "MEDICAL", null, "For the doctor"));
        clinic.everywhere(NURSES, "{2}");
        clinic.reply(thread).is(201);
        assertThat(AtSites.boardOf(thread)).isEqualTo(own);
        clinic.ask("MEDICAL", null, "For anybody").is(409, "message.NOBODY_ANSWERS");
        for (var one : topics().get("topics")) {
            assertThat(one.get("topic").asString()).isNotEqualTo("MEDICAL");
        }
    }

    @Test
    void theirBoardIsTheSameAtAllSitesAndIsNoneOfASite() {
        var north = clinic.site("North Street");
        clinic.everywhere(NURSES, "{2}");
        int northern = clinic.board(north, "MEDICAL", clinic.fresh(Role.NURSE));
        clinic.ask("MEDICAL", null, "Where?").is(422, "message.SITE_MISSING");
        assertThat(AtSites.boardOf(AtSites.id(clinic.askOf(doctor, "MEDICAL", null, "No site"))))
                .isEqualTo(own);
        assertThat(AtSites.boardOf(AtSites.id(clinic.askOf(doctor, "MEDICAL", north, "North"))))
                .isEqualTo(own);
        assertThat(AtSites.boardOf(AtSites.id(clinic.ask("MEDICAL", north, "North, anybody"))))
                .isEqualTo(northern);
    }

    @Test
    void whatAPatientTellsOfMedicinesNeverComesThere() {
        clinic.olga().post(clinic.patient() + "/statements", telling()).is(201);
        assertThat(newest()).isEqualTo(NURSES);
        clinic.everywhere(NURSES, "{1}");
        clinic.olga().post(clinic.patient() + "/statements", telling()).is(409, "refill.NOBODY_ANSWERS");
    }

    @Test
    void whatIsHandedToADoctorGoesToTheirOtherBoard() {
        world().join(doctor, org.keepwell.worklists.UsualBoards.PHYSICIANS);
        var thread = AtSites.id(clinic.ask("MEDICAL", null, "For anybody"));
        world().join(nurse, org.keepwell.worklists.UsualBoards.NURSES);
        var row = Writing.row(world().as(nurse), String.valueOf(NURSES), "For anybody");
        Writing.step(world().as(nurse), row, "escalate", "\"to\":\"" + doctor.id() + "\",\"note\":\"Look\"")
                .is(200);
        assertThat(AtSites.boardOf(thread)).isEqualTo(4);
    }

    @Test
    void aBoardIsOfANurseOrPhysicianOfThisClinicWhoIsOnIt() {
        var stranger = world().fresh(Role.PHYSICIAN);
        var desk = clinic.fresh(Role.FRONT_DESK);
        var gone = clinic.fresh(Role.NURSE);
        Rows.change("update identity.account set state = 3 where id = ?", gone.id());
        for (var nobody : List.of(stranger, desk, gone)) {
            add(AtSites.boardOf(nobody, List.of("RESULT"), nobody)).is(422, "board.NO_SUCH_CLINICIAN");
            add(AtSites.boardOf(nobody, List.of("RESULT"))).is(422, "board.NO_SUCH_CLINICIAN");
        }
        add(AtSites.boardOf(doctor, List.of("RESULT"), nurse)).is(422, "board.NO_SUCH_CLINICIAN");
        add(AtSites.boardOf(doctor, List.of("RESULT"), doctor, desk)).is(422, "board.NOT_FOR_THEM");
        add(AtSites.boardOf(doctor, List.of(), doctor, desk)).is(422, "board.NOT_FOR_THEM");
        add(AtSites.boardOf(doctor, List.of("BILL"), doctor)).is(422, "board.NOT_OF_A_CLINICIAN");
        var physicians = AtSites.boardOf(doctor, List.of(), doctor).replace("FIRST_LINE", "PHYSICIANS");
        add(physicians).is(422, "board.NOT_OF_A_CLINICIAN");
        var north = clinic.site("North Street");
        var sited =
                AtSites.boardOf(doctor, List.of(), doctor).replace("\"siteId\":null", "\"siteId\":\"" + north + "\"");
        add(sited).is(422, "board.NOT_OF_A_CLINICIAN");
    }

    @Test
    void aTopicComesToOneBoardOfAClinicianAndTheBoardStaysOneOfAClinician() {
        add(AtSites.boardOf(doctor, List.of("MEDICAL"), doctor)).is(409, "board.TOPIC_TAKEN");
        var other = clinic.fresh(Role.PHYSICIAN);
        add(AtSites.boardOf(other, List.of("MEDICAL"), other)).is(201);
        set(AtSites.boardOf(other, TOPICS, other)).is(409, "board.TOPIC_TAKEN");
        set(AtSites.board("Team", null, List.of(), doctor)).is(422, "board.CLINICIAN_STAYS");
        clinic.administrator()
                .send("PUT", "/api/boards/" + NURSES, AtSites.boardOf(other, List.of("RESULT"), other))
                .is(422, "board.CLINICIAN_STAYS");
        set(AtSites.boardOf(doctor, TOPICS, nurse)).is(422, "board.NO_SUCH_CLINICIAN");
        set(AtSites.boardOf(doctor, List.of("RESULT"), doctor)).is(204);
        var kept = clinic.administrator().get("/api/boards").is(200).json();
        for (var board : kept.get("boards")) {
            if (board.get("id").asInt() == own) {
                assertThat(board.get("clinicianId").asString())
                        .isEqualTo(doctor.id().toString());
                assertThat(board.get("clinicianName").asString()).isEqualTo(name(doctor));
                assertThat(board.get("topics").toString()).isEqualTo("[\"RESULT\"]");
                return;
            }
        }
        throw new AssertionError("the board is not in the list");
    }

    private Person onCareTeam(Role role) {
        var person = clinic.fresh(role);
        world().relate(person, world().olga(), Relation.CARE_TEAM);
        return person;
    }

    private Answer add(String body) {
        return clinic.administrator().post("/api/boards", body);
    }

    private Answer set(String body) {
        return clinic.administrator().send("PUT", "/api/boards/" + own, body);
    }

    private static int made(Answer answer) {
        return answer.is(201).json().get("id").asInt();
    }

    /** As whoever made the account called it. */
    private static String name(Person person) {
        return "Made Up " + person.login().replaceAll("\\D", "");
    }

    private static String telling() {
        return "{\"sendKey\":\"" + UUID.randomUUID()
                + "\",\"statements\":[{\"kind\":\"ALSO_TAKES\",\"name\":\"Ibuprofen\"}]}";
    }

    private static long newest() {
        return Rows.number(
                "select board_id from worklists.item where tenant_id = ? and kind = 20 order by created_at desc limit 1",
                World.OTHER_CLINIC.value());
    }

    private JsonNode topics() {
        return clinic.olga().get(clinic.patient() + "/messages/topics").is(200).json();
    }

    private JsonNode topic(String name) {
        for (var one : topics().get("topics")) {
            if (one.get("topic").asString().equals(name)) {
                return one;
            }
        }
        throw new AssertionError(name + " is not offered");
    }

    private JsonNode clinician(JsonNode topic) {
        for (var one : topic.get("clinicians")) {
            if (one.get("id").asString().equals(doctor.id().toString())) {
                return one;
            }
        }
        throw new AssertionError("the doctor is not offered");
    }
}
