package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.worklists.UsualBoards;

/** What may be written, what not, and that a refusal leaves nothing behind. */
@Proves({"T08", "T30"})
class MessageInputTest extends HttpTest {

    private static int number;

    private PatientId patient;
    private Person person;
    private Caller ana;
    private String path;

    @BeforeEach
    void somebody() {
        world().staffTheBoards();
        patient = world().somebody("INPUT-" + ++number, "1980-04-" + (10 + number % 15));
        person = world().fresh(Role.PATIENT);
        world().relate(person, patient, Relation.SELF);
        ana = world().as(person);
        path = Writing.messages(patient);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\t \n", "\u200b\u200e\u202e", "\u00a0\u2003", "\u3164"})
    void whatCannotBeSeenIsNoMessage(String body) {
        ana.post(path, Writing.ask("MEDICAL", "A subject", body)).is(422, "message.EMPTY");
        ana.post(path, Writing.ask("MEDICAL", body, "A body")).is(422, "message.NO_SUBJECT");
        assertThat(Rows.number("select count(*) from messaging.thread where patient_id = ?", patient.value()))
                .isZero();
    }

    @Test
    void twentyThousandCharactersOfAnyScriptAreKeptAsTheyAreAndOneMoreIsNot() {
        var most = "\uD83D\uDC8A".repeat(20_000);
        var made = ana.post(path, Writing.ask("MEDICAL", "Long", most)).is(201).json();
        ana.post(path, Writing.ask("MEDICAL", "Longer", most + "x")).is(422, "message.TOO_LONG");

        var read = ana.get(path + "/" + made.get("id").asString()).is(200).json();
        assertThat(read.get("messages").get(0).get("body").asString()).isEqualTo(most);
    }

    @Test
    void whatControlsATerminalIsNoText() {
        ana.post(path, Writing.ask("MEDICAL", "Odd", "a \u0007 bell")).is(400, "request.BAD_TEXT");
        ana.post(path, Writing.ask("MEDICAL", "an \u001b escape", "Odd")).is(400, "request.BAD_TEXT");
        assertThat(Rows.number("select count(*) from messaging.thread where patient_id = ?", patient.value()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "'; drop table messaging.message; --",
                "\u202Eright to left\u202C and\ta tab",
                "{{constructor.constructor('alert(1)')()}}",
                "javascript:alert(1)",
                "Ω≈ç√∫˜µ≤≥÷ 田中さん مرحبا"
            })
    void whateverIsWrittenComesBackAsItWas(String text) {
        var made = ana.post(path, Writing.ask("MEDICAL", "Odd", text)).is(201).json();

        var read = ana.get(path + "/" + made.get("id").asString()).is(200).json();
        assertThat(read.get("messages").get(0).get("body").asString()).isEqualTo(text.strip());
        assertThat(Rows.number("select count(*) from messaging.message where patient_id = ?", patient.value()))
                .isEqualTo(1);
    }

    @Test
    void nobodyOutsideOfTheCareTeamIsOfferedOrTaken() {
        var stranger = world().fresh(Role.PHYSICIAN);
        var own = world().fresh(Role.PHYSICIAN);
        world().relate(own, patient, Relation.CARE_TEAM);
        var topics = ana.get(path + "/topics").is(200);
        assertThat(topics.text())
                .contains(own.id().toString())
                .doesNotContain(stranger.id().toString());

        ana.post(path, withClinician("MEDICAL", stranger.id())).is(422, "message.NO_SUCH_CLINICIAN");
        ana.post(path, withClinician("BILL", own.id())).is(422, "message.NO_SUCH_CLINICIAN");
        ana.post(path, withClinician("MEDICAL", own.id())).is(201);
        Rows.change("update identity.account set state = 3 where id = ?", own.id());
        ana.post(path, withClinician("MEDICAL", own.id())).is(422, "message.NO_SUCH_CLINICIAN");
    }

    @Test
    void aMessageForSomebodyWhoWasSwitchedOffWaitsForTheWholeBoard() {
        var nurse = world().fresh(Role.NURSE);
        world().join(nurse, UsualBoards.NURSES);
        var title = "Are you there " + patient;
        var thread = Writing.asks(ana, patient, "MEDICAL", title);
        var row = Writing.row(world().as(nurse), "1", title);
        world().as(nurse)
                .post("/api/queue/" + row.get("id").asString() + "/replies", Writing.answer(1, "Yes", false))
                .is(201);
        Rows.change("update identity.account set state = 3 where id = ?", nurse.id());

        ana.post(path + "/" + thread + "/replies", Writing.reply("And now?")).is(201);

        var again = Writing.row(world().as(world().onBoard(Role.NURSE, UsualBoards.NURSES)), "1", title);
        assertThat(again.get("assignee").isNull()).isTrue();
    }

    @Test
    void aConversationThatWasClosedLongAgoTakesNoReply() {
        var thread = Writing.asks(ana, patient, "MEDICAL", "Long ago " + patient);
        Rows.change(
                "update messaging.thread set state = 4, closed_at = now() - interval '31 days' where id = ?", thread);

        assertThat(ana.get(path + "/" + thread).json().get("mayReply").asBoolean())
                .isFalse();
        ana.post(path + "/" + thread + "/replies", Writing.reply("Once more")).is(409, "message.CLOSED");
        ana.post(path + "/" + UUID.randomUUID() + "/replies", Writing.reply("To nothing"))
                .is(404, "not.FOUND");
    }

    @Test
    void sixtyFourTapsAtOnceAreOneMessage() {
        var body = Writing.ask(UUID.randomUUID(), "MEDICAL", "Tap tap", "Only once");
        var answers =
                IntStream.range(0, 64)
                        .mapToObj(n -> CompletableFuture.supplyAsync(() -> ana.post(path, body)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(answer -> answer.json().get("id").asString()))
                .as("all the same")
                .containsOnly(answers.getFirst().json().get("id").asString());
        assertThat(Rows.number("select count(*) from messaging.message where patient_id = ?", patient.value()))
                .isEqualTo(1);
        assertThat(Rows.number("select count(*) from worklists.item where patient_id = ?", patient.value()))
                .isEqualTo(1);
    }

    @Test
    void aBoardOfOthersIsNotThereAndAnItemOfItIsNotEither() {
        Writing.asks(ana, patient, "MEDICAL", "For nurses " + patient);
        var item = Rows.id("select id from worklists.item where patient_id = ?", patient.value());
        var desk = world().as(world().onBoard(Role.FRONT_DESK, UsualBoards.DESK));
        var other = world().as(world().fresh(Role.NURSE));

        for (var caller : new Caller[] {desk, other}) {
            assertThat(caller.get("/api/queue?board=1")
                            .is(200)
                            .json()
                            .get("items")
                            .size())
                    .isZero();
            caller.get("/api/queue/" + item).is(404, "not.FOUND").saysNothingBeyondTheProblem();
            caller.post("/api/queue/" + item + "/claim", "{\"version\":1}").is(404, "not.FOUND");
        }
        world().join(world().standing(Role.FRONT_DESK, Relation.NONE), UsualBoards.NURSES); // as no administrator could
        world().as(world().standing(Role.FRONT_DESK, Relation.NONE))
                .get("/api/queue/" + item)
                .is(404, "not.FOUND");
        world().leave(world().standing(Role.FRONT_DESK, Relation.NONE), UsualBoards.NURSES);
    }

    @Test
    void aDraftOpensToItsWriterOnly() {
        var daughter = world().fresh(Role.PROXY);
        world().relate(daughter, patient, Relation.PROXY);
        var text = "My half a thought";
        ana.send(
                        "PUT",
                        path + "/draft",
                        "{\"topic\":\"MEDICAL\",\"clinicianId\":null,\"subject\":\"S\",\"body\":\"" + text
                                + "\",\"files\":[],\"hideFrom\":[]}")
                .is(204);

        assertThat(ana.get(path + "/draft").is(200).text()).contains(text);
        assertThat(world().as(daughter)
                        .get(path + "/draft")
                        .is(200)
                        .json()
                        .get("draft")
                        .isNull())
                .isTrue();
        ana.post(path, Writing.ask("MEDICAL", "S", text)).is(201);
        assertThat(ana.get(path + "/draft").json().get("draft").isNull())
                .as("it is a message now")
                .isTrue();
    }

    private static String withClinician(String topic, UUID id) {
        return Writing.ask(topic, "For you", "Please")
                .replace("\"clinicianId\":null", "\"clinicianId\":\"" + id + "\"");
    }
}
