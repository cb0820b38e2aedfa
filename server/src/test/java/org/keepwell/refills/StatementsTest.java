package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Caller;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import tools.jackson.databind.JsonNode;

/** What patients say of their medicines, what staff answer, and what becomes of requests for them. */
@Proves({"T01", "T20"})
class StatementsTest extends RefillScene {

    private static final String IBUPROFEN = "{\"kind\":\"ALSO_TAKES\",\"name\":\"ibuprofen\",\"dose\":\"one\","
            + "\"often\":\"when my knee hurts\",\"since\":\"2026-01-01\"}";

    @Test
    void toldTogetherTheyAreOneItemAndAnsweredOneByOne() {
        var medicine = id("lisinopril 10 mg oral");
        var key = UUID.randomUUID();
        var told = tell(patient, key, stop(medicine) + "," + IBUPROFEN)
                .is(201)
                .json()
                .get("items");
        assertThat(tell(patient, key, stop(medicine) + "," + IBUPROFEN)
                        .is(201)
                        .json()
                        .get("items"))
                .as("a second tap")
                .isEqualTo(told);
        assertThat(list()).hasSize(2);
        assertThat(list().get(0).get("state").asString()).isEqualTo("TOLD");
        Asking.ask(patient, nia, medicine, pharmacy, UUID.randomUUID()).is(409, "refill.NOT_TAKEN");
        tell(patient, UUID.randomUUID(), stop(medicine)).is(409, "statement.ALREADY_TOLD");

        var item = itemOf(nurse, told);
        assertThat(item.at("/row/kind").asString()).isEqualTo("STATEMENT");
        assertThat(item.get("statements")).hasSize(2);
        assertThat(item.at("/statements/0/why").asString()).isEqualTo("It made me cough");
        var first = told.at("/0/id").asString();
        var second = told.at("/1/id").asString();
        nurse.post("/api/queue/" + item.at("/row/id").asString() + "/close", "{\"version\":1,\"reason\":\"DUPLICATE\"}")
                .is(409, "statement.UNANSWERED");
        answer(nurse, item, one(first, true, null)).is(422, "statement.UNANSWERED");
        answer(nurse, item, one(first, true, null) + "," + one(second, false, null))
                .is(422, "statement.SAY_WHY");
        answer(nurse, item, one(first, true, null) + "," + one(second, false, "Please bring the box"))
                .is(200);
        answer(nurse, item, one(first, false, "x") + "," + one(second, true, null))
                .is(409);

        assertThat(list().get(0).get("state").asString()).isEqualTo("ACCEPTED");
        assertThat(list().get(1).get("state").asString()).isEqualTo("DECLINED");
        assertThat(list().get(1).get("words").asString()).isEqualTo("Please bring the box");
        assertThat(steps(itemOf(nurse, told))).startsWith("STATEMENT_ANSWERED");
        assertThat(Rows.number("select count(*) from records.resource where id = ? and state = 1", medicine))
                .as("the chart is the clinic's")
                .isEqualTo(1);
        Asking.ask(patient, nia, medicine, pharmacy, UUID.randomUUID()).is(409, "refill.NOT_TAKEN");
        patient.post(path() + "/" + first + "/withdraw", "{}").is(204);
        Asking.ask(patient, nia, medicine, pharmacy, UUID.randomUUID()).is(201);
    }

    @Test
    void takenBackBeforeTheAnswerNothingWaits() {
        var told = tell(patient, UUID.randomUUID(), stop(id("loratadine")))
                .is(201)
                .json()
                .get("items");
        patient.post(path() + "/" + told.at("/0/id").asString() + "/withdraw", "{}")
                .is(204);
        patient.post(path() + "/" + told.at("/0/id").asString() + "/withdraw", "{}")
                .is(409, "statement.ANSWERED");
        assertThat(list()).isEmpty();
        assertThat(itemOf(nurse, told).at("/row/state").asString()).isEqualTo("DONE");
    }

    @Test
    void whatIsNotTheirsOrNotSoIsRefused() {
        var bens = Rows.id(
                "select id from records.resource where patient_id = ? and category = 16 limit 1",
                world().ben().value());
        var tomorrow = LocalDate.now(java.time.ZoneOffset.UTC).plusDays(2);
        tell(patient, UUID.randomUUID(), stop(bens)).is(422, "refill.NO_SUCH_MEDICINE");
        tell(patient, UUID.randomUUID(), IBUPROFEN.replace("2026-01-01", tomorrow.toString()))
                .is(422, "statement.BAD_DATE");
        tell(patient, UUID.randomUUID(), IBUPROFEN.replace("ibuprofen", " ")).is(422, "statement.NO_NAME");
        tell(patient, UUID.randomUUID(), IBUPROFEN.replace("ibuprofen", "x".repeat(201)))
                .is(422, "request.BAD_FIELD");
        var theirs = tell(patient, UUID.randomUUID(), IBUPROFEN)
                .is(201)
                .json()
                .at("/items/0/id")
                .asString();
        world().as(world().fresh(Role.PATIENT))
                .post(path() + "/" + theirs + "/withdraw", "{}")
                .is(404, "not.FOUND");

        var other = tell(patient, UUID.randomUUID(), stop(id("loratadine")))
                .is(201)
                .json()
                .get("items");
        answer(
                        nurse,
                        itemOf(nurse, other),
                        one(other.at("/0/id").asString(), true, null) + "," + one(theirs, true, null))
                .is(409, "statement.ANSWERED");
        assertThat(Rows.number(
                        "select count(*) from refills.statement where patient_id = ? and state = 1", nia.value()))
                .isEqualTo(2);
    }

    @Test
    void whoStandsInSeesNeitherALabelledOneNorWhatNobodyHasLookedAt() {
        tell(patient, UUID.randomUUID(), stop(id("norethindrone")) + "," + IBUPROFEN)
                .is(201);
        var proxy = world().fresh(Role.PROXY);
        world().relate(proxy, nia, Relation.PROXY);
        assertThat(world().as(proxy).get(path()).is(200).json().get("items")).isEmpty();
        tell(world().as(proxy), UUID.randomUUID(), IBUPROFEN).is(201);
        assertThat(world().as(proxy).get(path()).is(200).json().get("items")).hasSize(1);
        assertThat(Rows.text(
                        "select string_agg(s::text, ' ') from refills.statement s where patient_id = ?", nia.value()))
                .doesNotContain("ibuprofen");
    }

    private UUID id(String name) {
        return UUID.fromString(Asking.choice(patient, nia, name).get("id").asString());
    }

    private String path() {
        return "/api/patients/" + nia.value() + "/statements";
    }

    private JsonNode list() {
        return patient.get(path()).is(200).json().get("items");
    }

    private Answer tell(Caller caller, UUID key, String statements) {
        return caller.post(path(), "{\"sendKey\":\"" + key + "\",\"statements\":[" + statements + "]}");
    }

    private static String stop(UUID medicine) {
        return "{\"kind\":\"NO_LONGER_TAKES\",\"medicine\":\"" + medicine
                + "\",\"since\":\"2026-03-01\",\"why\":\"It made me cough\"}";
    }

    private static JsonNode itemOf(Caller staff, JsonNode told) {
        return item(
                staff,
                Rows.id(
                        "select batch_id from refills.statement where id = ?",
                        UUID.fromString(told.at("/0/id").asString())));
    }

    private static String one(String id, boolean accepted, String words) {
        return "{\"id\":\"" + id + "\",\"accepted\":" + accepted + ",\"words\":"
                + (words == null ? "null" : "\"" + words + "\"") + "}";
    }

    private static Answer answer(Caller staff, JsonNode item, String answers) {
        return staff.post(
                "/api/queue/" + item.at("/row/id").asString() + "/statements",
                "{\"version\":" + item.at("/row/version").asInt() + ",\"answers\":[" + answers + "]}");
    }
}
