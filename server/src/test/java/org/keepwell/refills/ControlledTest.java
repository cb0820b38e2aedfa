package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;

/** Who decides a request for a controlled substance, whatever is decided. */
@Proves("T20")
class ControlledTest extends RefillScene {

    private UUID id;

    @BeforeEach
    void aRequestForOne() {
        id = Asking.asks(patient, nia, "oxycodone", pharmacy);
    }

    @Test
    void aNurseDecidesNothingAboutItAloneOrWithOthers() {
        var item = item(nurse, id);
        assertThat(item.at("/refill/mayDecline").asBoolean()).isFalse();
        var row = item.get("row");
        Asking.approve(nurse, item).is(403, "refill.PRESCRIBER_ONLY");
        Asking.decide(nurse, item, "deny", "\"reason\":\"TOO_EARLY\",\"words\":null")
                .is(403, "refill.PRESCRIBER_ONLY");
        Asking.decide(nurse, item, "needs-visit", "\"words\":null").is(403, "refill.PRESCRIBER_ONLY");
        Asking.decide(nurse, item, "on-paper", "\"words\":null").is(403, "refill.PRESCRIBER_ONLY");
        var batch = nurse.post(
                        "/api/queue/refills/approve",
                        "{\"items\":[{\"id\":\"" + row.get("id").asString() + "\",\"version\":"
                                + row.get("version").asInt() + "}]}")
                .is(200)
                .json();
        assertThat(batch.at("/left/0/code").asString()).isEqualTo("refill.PRESCRIBER_ONLY");

        assertThat(Asking.refill(patient, nia, id).get("state").asString()).isEqualTo("SENT");
        assertThat(item(nurse, id).at("/row/version").asInt())
                .as("nothing was done")
                .isEqualTo(row.get("version").asInt());
    }

    /** Nothing is prescribed by it, so it takes no code. */
    @Test
    void aPhysicianAsksForAVisitAndDeniesIt() {
        assertThat(item(physician, id).at("/refill/mayDecline").asBoolean()).isTrue();
        Asking.decide(physician, item(physician, id), "needs-visit", "\"words\":\"Please come in\"")
                .is(200);
        assertThat(Asking.refill(patient, nia, id).get("state").asString()).isEqualTo("NEEDS_VISIT");
        Asking.decide(physician, item(physician, id), "deny", "\"reason\":\"SEE_US_FIRST\",\"words\":null")
                .is(200);
        assertThat(Asking.refill(patient, nia, id).get("state").asString()).isEqualTo("DENIED");
        assertThat(Rows.number("select count(*) from pharmacy.outbox where patient_id = ?", nia.value()))
                .isZero();
    }

    @Test
    void aNurseStillDeclinesWhatIsNotControlled() {
        var other = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        assertThat(item(nurse, other).at("/refill/mayDecline").asBoolean()).isTrue();
        Asking.decide(nurse, item(nurse, other), "deny", "\"reason\":\"TOO_EARLY\",\"words\":null")
                .is(200);
    }
}
