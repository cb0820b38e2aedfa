package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import tools.jackson.databind.JsonNode;

/** A request goes on after a visit, after somebody joined, after it came back; and who is told of it. */
@Proves({"T01", "T20"})
class RefillLifeTest extends RefillScene {

    private static final String ASKED_FOR = "lisinopril 10 mg oral";

    @Test
    void afterAVisitWasWantedOneAsksAgainAndItWaitsAgain() {
        var id = Asking.asks(patient, nia, ASKED_FOR, pharmacy);
        visitFirst(id);
        var done = item(physician, id);
        assertThat(done.at("/row/state").asString()).isEqualTo("DONE");
        assertThat(done.at("/refill/mayApprove").asBoolean()).isTrue();
        var choice = Asking.choice(patient, nia, ASKED_FOR);
        assertThat(choice.get("openRefill").isNull())
                .as("it may be asked for again")
                .isTrue();
        assertThat(choice.get("afterVisit").asBoolean()).isTrue();

        assertThat(Asking.asks(patient, nia, ASKED_FOR, pharmacy)).isEqualTo(id);

        var again = item(physician, id);
        assertThat(again.at("/row/state").asString()).isEqualTo("OPEN");
        assertThat(again.at("/row/version").asInt())
                .isGreaterThan(done.at("/row/version").asInt());
        var seen = Asking.refill(patient, nia, id);
        assertThat(seen.get("state").asString()).isEqualTo("SENT");
        assertThat(seen.get("decidedAt").isNull()).isTrue();
        Asking.approve(physician, done).is(409, "queue.CHANGED");
        Asking.approve(physician, again).is(200);
    }

    @Test
    void whoLookedBeforeSomebodyJoinedDecidesNothing() {
        var id = Asking.asks(patient, nia, ASKED_FOR, pharmacy);
        var old = item(physician, id);
        var other = world().pharmacies().id("9900014");
        join("I stopped this a week ago", other);

        Asking.approve(physician, old).is(409, "queue.CHANGED");
        assertThat(batch(old).at("/left/0/code").asString()).isEqualTo("queue.CHANGED");
        Asking.decide(physician, old, "deny", "\"reason\":\"TOO_EARLY\",\"words\":null")
                .is(409, "queue.CHANGED");

        var now = item(physician, id);
        assertThat(now.at("/refill/note").asString()).contains("I stopped this");
        assertThat(now.at("/refill/proposal/pharmacyId").asString()).isEqualTo(other.toString());
    }

    @Test
    void ofWhoJoinsAndWhoApprovesAtOnceNobodyIsLost() throws Exception {
        var id = Asking.asks(patient, nia, ASKED_FOR, pharmacy);
        var old = item(physician, id);
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<String> approves = () -> Asking.approve(physician, old).outcome();
            var approval = both.submit(approves);
            var joining = both.submit(() -> join("I stopped this a week ago", pharmacy));
            joining.get();
            assertThat(approval.get()).isIn("200", "409 queue.CHANGED");
            // it joined what is open, or it is a request of its own
            boolean approved = "200".equals(approval.get());
            var waits = Rows.id("select id from refills.request where patient_id = ? and state = 1", nia.value());
            assertThat(waits.equals(id)).isNotEqualTo(approved);
            assertThat(item(physician, waits).at("/row/state").asString()).isEqualTo("OPEN");
            assertThat(item(physician, waits).at("/refill/note").asString()).contains("I stopped this");
        }
    }

    @Test
    void aPharmacyThatJoinsIsAnsweredByTheApprovalAlsoAfterAVisit() {
        var first = Asking.asks(patient, nia, ASKED_FOR, pharmacy);
        Asking.approve(physician, item(physician, first)).is(200);
        await(
                "filled",
                () -> "READY"
                        .equals(Asking.refill(patient, nia, first).get("state").asString()));
        var order = Rows.id("select order_id from refills.request where id = ?", first);
        var id = Asking.asks(patient, nia, ASKED_FOR, pharmacy);
        visitFirst(id);
        var old = item(physician, id);

        assertThat(world().pharmacies().asksForRenewal(order)).isTrue();
        await("joined", () -> "OPEN".equals(item(physician, id).at("/row/state").asString()));

        assertThat(item(physician, id).at("/refill/fromPharmacy").asBoolean()).isTrue();
        Asking.approve(physician, old).is(409, "queue.CHANGED");
        Asking.approve(physician, item(physician, id)).is(200);
        assertThat(answered()).isEqualTo(1);
    }

    @Test
    void aPharmacysRequestThatThePatientTakesBackIsAnswered() {
        var first = Asking.asks(patient, nia, ASKED_FOR, pharmacy);
        Asking.approve(physician, item(physician, first)).is(200);
        await(
                "filled",
                () -> "READY"
                        .equals(Asking.refill(patient, nia, first).get("state").asString()));
        var order = Rows.id("select order_id from refills.request where id = ?", first);
        assertThat(world().pharmacies().asksForRenewal(order)).isTrue();
        await(
                "asked",
                () -> Rows.number("select count(*) from refills.request where patient_id = ?", nia.value()) == 2);
        var theirs =
                Rows.id("select id from refills.request where patient_id = ? and renewal_id is not null", nia.value());

        patient.post(Asking.path(nia) + "/" + theirs + "/withdraw", "{}").is(204);

        assertThat(answered()).isEqualTo(1);
        assertThat(Rows.number("select count(*) from pharmacy.outbox where patient_id = ? and kind = 3", nia.value()))
                .isEqualTo(1);
    }

    @Test
    void whoStandsInIsNotToldOfWhatTheyMayNotFind() {
        var proxy = world().fresh(Role.PROXY);
        world().relate(proxy, nia, Relation.PROXY);
        var hidden = Asking.asks(patient, nia, "norethindrone", pharmacy);
        Asking.decide(physician, item(physician, hidden), "deny", "\"reason\":\"TOO_EARLY\",\"words\":null")
                .is(200);
        assertThat(Rows.number("select count(*) from notifications.notice where account_id = ?", proxy.id()))
                .isZero();
        assertThat(notices()).as("the patient is told").isEqualTo(1);
        assertThat(Rows.number("select count(*) from live.signal where patient_id = ?", nia.value()))
                .as("no open page of a proxy hears of it")
                .isZero();

        tell("{\"kind\":\"ALSO_TAKES\",\"name\":\"ibuprofen\",\"dose\":null,\"often\":null}");
        var told = Rows.id("select id from refills.statement where patient_id = ?", nia.value());
        var batch = item(nurse, Rows.id("select batch_id from refills.statement where id = ?", told));
        nurse.post(
                        "/api/queue/" + batch.at("/row/id").asString() + "/statements",
                        "{\"version\":1,\"answers\":[{\"id\":\"" + told + "\",\"accepted\":true,\"words\":null}]}")
                .is(200);
        assertThat(Rows.number("select count(*) from notifications.notice where account_id = ?", proxy.id()))
                .as("of what nobody has looked at")
                .isZero();
        assertThat(notices()).isEqualTo(2);

        var seen = Asking.asks(patient, nia, ASKED_FOR, pharmacy);
        Asking.decide(physician, item(physician, seen), "deny", "\"reason\":\"TOO_EARLY\",\"words\":null")
                .is(200);
        assertThat(Rows.number("select count(*) from notifications.notice where account_id = ?", proxy.id()))
                .isEqualTo(1);
        assertThat(notices()).isEqualTo(4);
    }

    @Test
    void whatThePatientTakesBesidesIsWeighed() {
        tell("{\"kind\":\"ALSO_TAKES\",\"name\":\"ibuprofen\",\"dose\":\"200 mg\",\"often\":\"daily\"}");
        var loratadine = Asking.choice(patient, nia, "loratadine").get("id").asString();
        tell("{\"kind\":\"NO_LONGER_TAKES\",\"medicine\":\"" + loratadine + "\",\"why\":\"no use\"}");
        var id = Asking.asks(patient, nia, ASKED_FOR, pharmacy);

        var facts = item(nurse, id).at("/refill/facts");

        assertThat(facts.get("interactions").toString()).contains("NSAID");
        assertThat(facts.get("patientSays")).hasSize(2);
        assertThat(facts.at("/patientSays/1/name").asString()).isEqualTo("ibuprofen");
        assertThat(facts.at("/patientSays/0/kind").asString()).isEqualTo("NO_LONGER_TAKES");
        assertThat(Asking.choice(patient, nia, "loratadine").get("notTaken").asBoolean())
                .isTrue();
        assertThat(item(nurse, id).at("/refill/protocol/allowed").asBoolean())
                .as("no listed interaction")
                .isFalse();
    }

    @Test
    void aChangeSaysWhatWasChangedAndWhy() {
        var id = Asking.asks(patient, nia, "loratadine", pharmacy);
        var item = item(physician, id);
        var changed = item.at("/refill/proposal").toString().replace("\"refills\":3", "\"refills\":1");
        Asking.decide(physician, item, "approve", "\"decision\":" + changed + ",\"words\":\"See you in spring\"")
                .is(200);
        var line = Asking.refill(patient, nia, id);
        assertThat(line.at("/prescribed/refills").asInt()).isEqualTo(1);
        assertThat(line.at("/before/refills").asInt()).isEqualTo(3);
        assertThat(line.get("words").asString()).isEqualTo("See you in spring");
        var asAsked = Asking.asks(patient, nia, ASKED_FOR, pharmacy);
        Asking.approve(physician, item(physician, asAsked)).is(200);
        assertThat(Asking.refill(patient, nia, asAsked).get("prescribed").isNull())
                .isTrue();
    }

    @Test
    void aDenialThatNoReasonFitsTakesWords() {
        var id = Asking.asks(patient, nia, ASKED_FOR, pharmacy);
        Asking.decide(physician, item(physician, id), "deny", "\"reason\":\"OTHER\",\"words\":\" \"")
                .is(422, "refill.SAY_WHY");
        Asking.decide(physician, item(physician, id), "deny", "\"reason\":\"OTHER\",\"words\":\"Ask Dr. Okafor\"")
                .is(200);
    }

    @Test
    void oneThatBreaksDoesNotEndTheOthers() {
        var other = world().somebody("RL-broken", "1972-03-03", Asking.record());
        var otherHerself = world().fresh(Role.PATIENT);
        world().relate(otherHerself, other, Relation.SELF);
        var broken = Asking.asks(world().as(otherHerself), other, "loratadine", pharmacy);
        var good = Asking.asks(patient, nia, ASKED_FOR, pharmacy);
        var first = item(physician, broken).get("row");
        var second = item(physician, good).get("row");
        Rows.change("update refills.request set said = '\\x00' where id = ?", broken);
        try {
            var done = physician
                    .post("/api/queue/refills/approve", "{\"items\":[" + seen(first) + "," + seen(second) + "]}")
                    .is(200)
                    .json();
            assertThat(done.get("approved")).hasSize(1);
            assertThat(done.at("/left/0/code").asString()).isEqualTo("server.ERROR");
        } finally {
            Rows.change("delete from refills.request where id = ?", broken);
        }
    }

    @Test
    void aPlaceThatNobodyKnowsIsSaidToBeUnknown() {
        var path = "/api/patients/" + nia.value() + "/pharmacies/search";
        var nowhere = patient.post(path, "{\"words\":null,\"near\":\"Nowhere\",\"openNow\":false}")
                .is(200)
                .json();
        assertThat(nowhere.get("placeUnknown").asBoolean()).isTrue();
        assertThat(nowhere.get("items")).isEmpty();
        var code = patient.post(path, "{\"words\":null,\"near\":\"01997\",\"openNow\":false}")
                .is(200)
                .json();
        assertThat(code.get("placeUnknown").asBoolean()).isFalse();
        assertThat(code.at("/items/0/city").asString()).isEqualTo("Norbury");
        assertThat(patient.post(path, "{\"words\":null,\"near\":\"norbury, xx\",\"openNow\":false}")
                        .is(200)
                        .json()
                        .get("placeUnknown")
                        .asBoolean())
                .isTrue();
    }

    private void visitFirst(UUID id) {
        Asking.decide(physician, item(physician, id), "needs-visit", "\"words\":\"Please come in\"")
                .is(200);
    }

    private void join(String note, UUID where) {
        var medicine = Rows.id("select medicine_id from refills.request where patient_id = ? limit 1", nia.value());
        patient.post(
                        Asking.path(nia),
                        "{\"sendKey\":\"" + UUID.randomUUID() + "\",\"medicines\":[\"" + medicine
                                + "\"],\"pharmacyId\":\"" + where + "\",\"note\":\"" + note + "\"}")
                .is(201);
    }

    private void tell(String statement) {
        patient.post(
                        "/api/patients/" + nia.value() + "/statements",
                        "{\"sendKey\":\"" + UUID.randomUUID() + "\",\"statements\":[" + statement + "]}")
                .is(201);
    }

    private JsonNode batch(JsonNode item) {
        return physician
                .post("/api/queue/refills/approve", "{\"items\":[" + seen(item.get("row")) + "]}")
                .is(200)
                .json();
    }

    private static String seen(JsonNode row) {
        return "{\"id\":\"" + row.get("id").asString() + "\",\"version\":"
                + row.get("version").asInt() + "}";
    }

    private long answered() {
        return Rows.number("select count(*) from pharmacy.request where patient_id = ? and answered", nia.value());
    }

    private long notices() {
        return Rows.number("select count(*) from notifications.notice where patient_id = ? and link = 2", nia.value());
    }
}
