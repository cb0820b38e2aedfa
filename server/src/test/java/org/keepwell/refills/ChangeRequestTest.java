package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;

/** A pharmacy asks for another medicine: it comes to the queue, and the answer goes out to that request. */
@Proves("T20")
class ChangeRequestTest extends RefillScene {

    @Test
    void itIsAnItemOfItsOwnAndAnsweredByAPhysicianOnly() {
        var id = sent();
        var change = asked(id);
        assertThat(Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy))
                .as("the patient's own stands beside it")
                .isNotEqualTo(change);
        assertThat(patient.get(Asking.path(nia)).is(200).text()).doesNotContain(change.toString());
        patient.post(Asking.path(nia) + "/" + change + "/withdraw", "{}").is(404, "not.FOUND");

        var item = item(physician, change);
        assertThat(item.at("/refill/change/kind").asString()).isEqualTo("THERAPEUTIC_SUBSTITUTION");
        assertThat(item.at("/refill/change/alternatives/0/medicine").asString()).endsWith("(generic)");
        assertThat(item.at("/refill/fromPharmacy").asBoolean()).isTrue();
        assertThat(item.at("/refill/proposal/quantity").asString()).isEqualTo("30");
        var forNurse = item(nurse, change);
        Asking.approve(nurse, forNurse).is(403, "refill.PRESCRIBER_ONLY");
        assertThat(forNurse.at("/refill/mayDecline").asBoolean()).isFalse();
        Asking.decide(nurse, forNurse, "deny", "\"reason\":\"OTHER\",\"words\":\"Keep the first\"")
                .is(403, "refill.PRESCRIBER_ONLY");
        Asking.decide(nurse, forNurse, "needs-visit", "\"words\":null").is(403, "refill.PRESCRIBER_ONLY");

        var question = "\"sendKey\":\"" + UUID.randomUUID() + "\",\"body\":\"Is that right?\"";
        Asking.decide(physician, item, "ask", question).is(409, "refill.NOT_TOLD");

        Asking.approve(physician, item).is(200);
        assertThat(Rows.number(
                        "select count(*) from pharmacy.outbox o join refills.request r on r.message_id = o.id"
                                + " join pharmacy.request q on q.id = r.renewal_id and q.id = o.request_id"
                                + " where r.id = ? and q.answered",
                        change))
                .as("correlated")
                .isEqualTo(1);
        assertThat(steps(item(physician, change))).startsWith("APPROVED");
        assertThat(patient.get(Asking.path(nia)).is(200).text())
                .as("made: the patient sees it")
                .contains(change.toString());
    }

    @Test
    void aDenialIsToldToThePharmacyAndNotToThePatient() {
        var change = asked(sent());
        Asking.decide(physician, item(physician, change), "deny", "\"reason\":\"OTHER\",\"words\":\"Keep the first\"")
                .is(200);
        assertThat(Rows.number("select count(*) from pharmacy.request where patient_id = ? and answered", nia.value()))
                .isEqualTo(1);
        assertThat(patient.get(Asking.path(nia)).is(200).text()).doesNotContain(change.toString());
    }

    @Test
    void itGetsAnItemAlsoWhereNoBoardTakesMedicines() {
        var id = sent();
        Rows.change("update worklists.board set topics = array_remove(topics, 3) where tenant_id = 1");
        try {
            var change = asked(id);
            assertThat(Rows.number("select board_id from worklists.item where subject_id = ?", change))
                    .isEqualTo(1);
        } finally {
            Rows.change("update worklists.board set topics = array_append(topics, 3) where tenant_id = 1 and id = 1");
        }
    }

    private UUID sent() {
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        Asking.approve(physician, item(physician, id)).is(200);
        await("filled", () -> Rows.number("select state from refills.request where id = ?", id) == 6);
        return id;
    }

    private UUID asked(UUID refill) {
        var order = Rows.id("select order_id from refills.request where id = ?", refill);
        assertThat(world().pharmacies().asksForChange(order)).isTrue();
        await(
                "asked",
                () -> Rows.number(
                                "select count(*) from refills.request where patient_id = ? and asks_change",
                                nia.value())
                        == 1);
        return Rows.id("select id from refills.request where patient_id = ? and asks_change", nia.value());
    }
}
