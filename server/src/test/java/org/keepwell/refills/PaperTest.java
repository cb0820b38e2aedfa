package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;

/** A prescription on paper: who may decide it, who may print it, and what is kept of that. */
@Proves({"T20", "T06"})
class PaperTest extends RefillScene {

    @Test
    void aControlledOneTakesAPhysicianWithAFreshCodeOfThisSession() {
        var id = Asking.asks(patient, nia, "oxycodone", pharmacy);
        var item = item(physician, id);
        var decision = "\"words\":null,\"decision\":" + item.at("/refill/proposal");
        Asking.decide(nurse, item, "on-paper", decision).is(403, "refill.PRESCRIBER_ONLY");
        Asking.decide(physician, item, "on-paper", decision).is(403, "session.STEP_UP");
        var stepped = Asking.steppedUp(physician, physicianHerself, clock());
        Asking.decide(world().as(physicianHerself), item, "on-paper", decision).is(403, "session.STEP_UP");
        clock().advance(Duration.ofSeconds(301));
        Asking.decide(stepped, item, "on-paper", decision).is(403, "session.STEP_UP");
        assertThat(Rows.number("select state from refills.request where id = ?", id))
                .isEqualTo(1);
        assertThat(Rows.number(
                        "select count(*) from audit.event where actor = ? and act = 111 and outcome = 2",
                        physicianHerself.id()))
                .isGreaterThanOrEqualTo(3);

        var again = Asking.steppedUp(stepped, physicianHerself, clock());
        Asking.decide(again, item, "on-paper", decision).is(200);
        assertThat(steps(item(again, id))).startsWith("ON_PAPER");
        assertThat(item(again, id).at("/refill/mayPrint").asBoolean()).isTrue();

        var print = "/api/queue/" + itemId(id) + "/refill/print";
        world().as(physicianHerself).post(print, "{}").is(403, "session.STEP_UP");
        nurse.post(print, "{}").is(403, "refill.PRESCRIBER_ONLY");
        var paper = again.post(print, "{}").is(200).json();
        assertThat(paper.get("controlled").asBoolean()).isTrue();
        assertThat(paper.get("medicine").asString()).startsWith("oxycodone");
        assertThat(paper.get("npi").asString()).isEqualTo(physicianHerself.npi());
    }

    @Test
    void eachPrintIsAnEntryAndALineOfTheHistory() {
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        var item = item(physician, id);
        var print = "/api/queue/" + itemId(id) + "/refill/print";
        physician.post(print, "{}").is(409, "refill.NOT_ON_PAPER");
        var decision = item.at("/refill/proposal").toString().replace("\"quantity\":\"30\"", "\"quantity\":\"60\"");
        Asking.decide(physician, item, "on-paper", "\"words\":null,\"decision\":" + decision)
                .is(200);
        assertThat(Asking.refill(patient, nia, id).get("state").asString()).isEqualTo("CHANGED");

        var paper = nurse.post(print, "{}").is(200).json();
        nurse.post(print, "{}").is(200);
        assertThat(paper.get("quantity").asString()).isEqualTo("60");
        assertThat(paper.get("patient").asString()).isEqualTo("Nia Marsh");
        assertThat(paper.get("birthDate").asString()).startsWith("1971-02-");
        assertThat(paper.get("sig").asString()).isEqualTo("Take 1 tablet by mouth once a day.");
        assertThat(paper.get("controlled").asBoolean()).isFalse();
        assertThat(Rows.number(
                        "select count(*) from audit.event where patient_id = ? and act = 156 and outcome = 1",
                        nia.value()))
                .isEqualTo(2);
        assertThat(steps(item(physician, id))).startsWith("PRINTED", "PRINTED", "ON_PAPER");
        patient.post(print, "{}").is(403, "access.REFUSED");
    }

    @Test
    void whatWasDoneElsewhereIsNotPrintedHere() {
        var id = Asking.asks(patient, nia, "loratadine", pharmacy);
        Asking.decide(physician, item(physician, id), "on-paper", "\"words\":\"Done in the chart\"")
                .is(200);
        physician.post("/api/queue/" + itemId(id) + "/refill/print", "{}").is(409, "refill.NOT_ON_PAPER");
    }

    @Test
    void staffChooseAnotherPharmacyAndMustWhereItIsClosedForGood() {
        var closed = world().pharmacies().id("9900013");
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        Rows.change("update refills.request set pharmacy_id = ? where id = ?", closed, id);
        var item = item(physician, id);
        assertThat(item.at("/refill/pharmacy/closedForGood").asBoolean()).isTrue();
        assertThat(item.at("/refill/proposal/pharmacyId").isNull()).isTrue();
        Asking.approve(physician, item).is(422, "refill.NO_SUCH_PHARMACY");
        var proposal = item.at("/refill/proposal").toString();
        Asking.decide(
                        physician,
                        item,
                        "approve",
                        "\"decision\":" + proposal.replace("\"pharmacyId\":null", "\"pharmacyId\":\"" + closed + "\""))
                .is(409, "pharmacy.CLOSED");

        var found = physician
                .post(
                        "/api/queue/" + itemId(id) + "/refill/pharmacies",
                        "{\"words\":null,\"near\":\"Norbury\",\"openNow\":false}")
                .is(200)
                .json()
                .get("items");
        assertThat(found.toString()).doesNotContain(closed.toString());
        Asking.decide(
                        physician,
                        item,
                        "approve",
                        "\"decision\":"
                                + proposal.replace("\"pharmacyId\":null", "\"pharmacyId\":\"" + pharmacy + "\""))
                .is(200);
        assertThat(Asking.refill(patient, nia, id).at("/pharmacy/id").asString())
                .isEqualTo(pharmacy.toString());
        assertThat(steps(item(physician, id))).startsWith("APPROVED");
    }
}
