package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Role;
import org.keepwell.testing.Call;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import tools.jackson.databind.JsonNode;

/** Two sites: who reads what a patient writes follows where they go, and nobody of the other site finds it. */
@Proves({"T01", "T30"})
class SiteStoryTest extends HttpTest {

    private AtSites clinic;
    private UUID north;
    private UUID south;
    private Person northPerson;
    private Caller northDesk;
    private Caller southDesk;
    private int northBoard;
    private int southBoard;

    @BeforeEach
    void twoSites() {
        clinic = new AtSites(world());
        north = clinic.site("North Street");
        south = clinic.site("South Bank");
        northPerson = clinic.fresh(Role.FRONT_DESK);
        var southPerson = clinic.fresh(Role.FRONT_DESK);
        northBoard = clinic.board(north, "APPOINTMENT", northPerson);
        southBoard = clinic.board(south, "APPOINTMENT", southPerson);
        clinic.everywhere(2, "{7,8}");
        northDesk = world().as(northPerson);
        southDesk = world().as(southPerson);
    }

    @Test
    void whoReadsAMessageFollowsTheSiteThatWasChosenAndTheFirstChoiceIsTheUsualOne() {
        var before = topics();
        assertThat(before.get("usualSiteId").isNull()).isTrue();
        var appointment = topic(before, "APPOINTMENT");
        assertThat(appointment.get("anywhere").isNull()).isTrue();
        assertThat(appointment.get("sites").size()).isEqualTo(2);
        assertThat(appointment.at("/sites/0/answering/pool").asString()).isEqualTo("Own people · North Street");
        assertThat(appointment.at("/sites/0/place").asString()).isEqualTo("1 Some Street");
        assertThat(topic(before, "RECORDS").get("sites").size()).isZero();
        assertThat(topic(before, "RECORDS").at("/anywhere/pool").asString()).isEqualTo("Front desk");

        clinic.ask("APPOINTMENT", null, "Where?").is(422, "message.SITE_MISSING");
        var thread = AtSites.id(clinic.ask("APPOINTMENT", south, "In the south"));
        assertThat(AtSites.boardOf(thread)).isEqualTo(southBoard);
        assertThat(topics().get("usualSiteId").asString()).isEqualTo(south.toString());
        var other = AtSites.id(clinic.ask("APPOINTMENT", north, "This once in the north"));
        assertThat(AtSites.boardOf(other)).isEqualTo(northBoard);
        assertThat(topics().get("usualSiteId").asString())
                .as("the second choice changes nothing")
                .isEqualTo(south.toString());

        var row = Writing.row(southDesk, String.valueOf(southBoard), "In the south");
        assertThat(row.at("/board/name").asString()).isEqualTo("Own people · South Bank");
        assertThat(southDesk.get("/api/queue/boards").text())
                .contains("Own people · South Bank")
                .doesNotContain("North Street");
        southDesk
                .post("/api/queue/" + row.get("id").asString() + "/replies", Writing.answer(1, "On Monday", true))
                .is(201);
        clinic.reply(thread).is(201);
        assertThat(AtSites.boardOf(thread)).as("opened again").isEqualTo(southBoard);
        Writing.row(southDesk, "mine", "In the south");
    }

    @Test
    void somebodyOfAnotherSiteFindsWhatIsNotThere() {
        var file = clinic.olga()
                .send(Call.post(clinic.patient() + "/messages/files", "some text"))
                .is(201)
                .json()
                .get("id")
                .asString();
        var body = Writing.ask("APPOINTMENT", "With a file", "Please look")
                .replace("\"files\":[]", "\"files\":[\"" + file + "\"],\"siteId\":\"" + south + "\"");
        AtSites.id(clinic.olga().post(clinic.patient() + "/messages", body));
        var item = Writing.row(southDesk, String.valueOf(southBoard), "With a file")
                .get("id")
                .asString();
        southDesk.get("/api/queue/" + item + "/files/" + file).is(200);

        AtSites.assertNotThere(northDesk, item, file);
        assertThat(northDesk.get("/api/queue?board=" + southBoard).is(200).text())
                .doesNotContain(item);
        assertThat(Rows.number("select count(*) from worklists.step where item_id = ?", UUID.fromString(item)))
                .as("steps of an item that is not there")
                .isZero();

        southDesk
                .post(
                        "/api/queue/" + item + "/assign",
                        "{\"version\":1,\"to\":null,\"board\":" + northBoard + ",\"note\":null}")
                .is(200);
        northDesk.get("/api/queue/" + item).is(200);
        AtSites.assertNotThere(southDesk, item, file);
    }

    @Test
    void afterTheSiteClosedAReplyGoesToTheBoardForAllSites() {
        var thread = AtSites.id(clinic.ask("APPOINTMENT", north, "My next visit"));
        clinic.close(north).is(409, "site.HAS_BOARDS");
        moveNorthBoardTo(south);
        clinic.close(north).is(204);
        clinic.everywhere(2, "{4,7,8}");

        clinic.reply(thread).is(201);
        assertThat(AtSites.boardOf(thread)).isEqualTo(2);
        assertThat(Rows.number("select board_id from messaging.thread where id = ?", thread))
                .isEqualTo(2);
        AtSites.assertNotThere(
                northDesk,
                Rows.id("select id from worklists.item where subject_id = ?", thread)
                        .toString(),
                AtSites.NOWHERE.toString());
        clinic.ask("APPOINTMENT", north, "Closed").is(422, "message.NO_SUCH_SITE");
    }

    @Test
    void whereNobodyIsLeftAReplyIsRefusedAndNothingIsLost() {
        var thread = AtSites.id(clinic.ask("APPOINTMENT", north, "My next visit"));
        moveNorthBoardTo(south);
        clinic.close(north).is(204);

        clinic.reply(thread).is(409, "message.NOBODY_ANSWERS");
        assertThat(AtSites.boardOf(thread)).isEqualTo(northBoard);
        assertThat(Rows.number("select last_seq from messaging.thread where id = ?", thread))
                .isEqualTo(1);
        clinic.everywhere(2, "{4,7,8}");
        clinic.reply(thread).is(201);
        assertThat(AtSites.boardOf(thread)).isEqualTo(2);
    }

    @Test
    void anItemThatWasHandedOverStaysWhereItIs() {
        var thread = AtSites.id(clinic.ask("APPOINTMENT", north, "Handed over"));
        var row = Writing.row(northDesk, String.valueOf(northBoard), "Handed over");
        Writing.step(northDesk, row, "assign", "\"to\":null,\"board\":" + southBoard + ",\"note\":null")
                .is(200);
        clinic.reply(thread).is(201);
        assertThat(AtSites.boardOf(thread)).isEqualTo(southBoard);
    }

    @Test
    void whatIsMadeOfAConversationGoesToItsSiteElseToTheUsualOne() {
        var chosen = AtSites.id(clinic.ask("APPOINTMENT", south, "I need a visit"));
        var item = Writing.row(southDesk, String.valueOf(southBoard), "I need a visit");
        askAppointment(southDesk, item);
        assertThat(appointmentOf(chosen)).isEqualTo(southBoard);

        usual(north);
        askAppointment(southDesk, Writing.row(southDesk, String.valueOf(southBoard), "I need a visit"));
        assertThat(appointmentOf(chosen)).as("the conversation's own").isEqualTo(southBoard);
        var anywhere = AtSites.id(clinic.ask("RECORDS", null, "My records"));
        var desk = clinic.fresh(Role.FRONT_DESK);
        world().join(desk, org.keepwell.worklists.UsualBoards.DESK);
        askAppointment(world().as(desk), Writing.row(world().as(desk), "2", "My records"));
        assertThat(appointmentOf(anywhere)).as("the patient's usual one").isEqualTo(northBoard);
    }

    @Test
    void whatAPatientTellsOfMedicinesGoesToTheirUsualSiteElseToTheBoardForAll() {
        int nurses = clinic.board(south, "MEDICINE", clinic.fresh(Role.NURSE));
        assertThat(AtSites.boardOf(tell("Ibuprofen"))).isEqualTo(1);
        usual(north);
        assertThat(AtSites.boardOf(tell("Aspirin"))).as("north has none").isEqualTo(1);
        usual(south);
        assertThat(AtSites.boardOf(tell("Paracetamol"))).isEqualTo(nurses);
    }

    @Test
    void howLongAnswersTakeIsSaidOfTheBoardThatWillGetIt() {
        for (var board : List.of(northBoard, southBoard)) {
            Rows.change(
                    "insert into worklists.answer_time (tenant_id, board_id, topic, on_day, within_minutes, answers)"
                            + " values (2, ?, 4, current_date, ?, 9)",
                    board,
                    board == northBoard ? 30 : 1_440);
        }
        var sites = topic(topics(), "APPOINTMENT").get("sites");
        assertThat(sites.get(0).at("/answering/halfWithinMinutes").asInt()).isEqualTo(30);
        assertThat(sites.get(1).at("/answering/halfWithinMinutes").asInt()).isEqualTo(1_440);
    }

    @Test
    void aBoardOfASiteWithNobodyOnItIsPassedOver() {
        administratorSaves(northBoard, north);
        clinic.ask("APPOINTMENT", north, "Nobody there").is(409, "message.NOBODY_ANSWERS");
        clinic.everywhere(2, "{4,7,8}");
        assertThat(topic(topics(), "APPOINTMENT").get("sites").size()).isEqualTo(1);
        assertThat(AtSites.boardOf(AtSites.id(clinic.ask("APPOINTMENT", north, "Somebody there"))))
                .isEqualTo(2);
        assertThat(AtSites.boardOf(AtSites.id(clinic.ask("APPOINTMENT", null, "Anywhere"))))
                .isEqualTo(2);
    }

    private void moveNorthBoardTo(UUID site) {
        clinic.administrator()
                .send(
                        "PUT",
                        "/api/boards/" + northBoard,
                        AtSites.board("Elsewhere", site, List.of("BILL"), northPerson))
                .is(204);
    }

    private void administratorSaves(int board, UUID site) {
        clinic.administrator()
                .send("PUT", "/api/boards/" + board, AtSites.board("Empty", site, List.of("APPOINTMENT")))
                .is(204);
    }

    private void usual(UUID site) {
        world().as(clinic.fresh(Role.FRONT_DESK))
                .send("PUT", clinic.patient() + "/site", "{\"siteId\":\"" + site + "\"}")
                .is(204);
    }

    private UUID tell(String medicine) {
        clinic.olga()
                .post(
                        clinic.patient() + "/statements",
                        "{\"sendKey\":\"" + UUID.randomUUID()
                                + "\",\"statements\":[{\"kind\":\"ALSO_TAKES\",\"name\":\"" + medicine + "\"}]}")
                .is(201);
        return Rows.id(
                "select subject_id from worklists.item where tenant_id = ? and kind = 20 order by created_at desc limit 1",
                World.OTHER_CLINIC.value());
    }

    private static void askAppointment(Caller staff, JsonNode row) {
        Writing.step(staff, row, "appointment", Writing.once() + ",\"words\":\"In May\",\"close\":null")
                .is(201);
    }

    /** The board that has the newest appointment to arrange; made just now of this conversation. */
    private static long appointmentOf(UUID thread) {
        assertThat(Rows.number(
                        "select count(*) from messaging.event e join worklists.item i on i.subject_id = e.subject_id"
                                + " where e.thread_id = ? and i.kind = 22",
                        thread))
                .isPositive();
        return Rows.number("select board_id from worklists.item where tenant_id = 2 and kind = 22"
                + " order by created_at desc limit 1");
    }

    private JsonNode topics() {
        return clinic.olga().get(clinic.patient() + "/messages/topics").is(200).json();
    }

    private static JsonNode topic(JsonNode topics, String name) {
        for (var one : topics.get("topics")) {
            if (one.get("topic").asString().equals(name)) {
                return one;
            }
        }
        throw new AssertionError(name + " is not offered");
    }
}
