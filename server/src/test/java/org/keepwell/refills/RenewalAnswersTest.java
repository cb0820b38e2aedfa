package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;

/** A pharmacy that asks for a renewal is told the yes that SCRIPT has for what was decided. */
@Proves("T20")
class RenewalAnswersTest extends RefillScene {

    /** It asks for 30 tablets for 30 days, once a day, in capitals; 3 refills, or as many as there may be. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | zzz | zzz | <Approved>",
                "'' | \"refills\":3 | \"refills\":1 | <Approved>", // how many is left open
                "3 | \"refills\":3 | \"refills\":1 | <ApprovedWithChanges>",
                "5 | zzz | zzz | <ApprovedWithChanges>", // as in the chart, which is not what was asked
                "3 | once a day | twice a day | <Replace>",
                "3 | \"quantity\":\"30\" | \"quantity\":\"60\" | <Replace>",
                "3 | \"daysSupply\":30 | \"daysSupply\":90 | <Replace>",
                "3 | \"substitutionAllowed\":true | \"substitutionAllowed\":false | <Replace>",
            })
    void theYesIsTheOneOfWhatWasDecided(String refills, String proposed, String decided, String answer) {
        var said = answer(refills, proposed, decided);
        assertThat(said.replace("/>", ">")).contains("<RxRenewalResponse>", "<Response>" + answer);
    }

    @Test
    void theNewDirectionsGoOutAndThePatientReadsThatItWasChanged() {
        var said = answer("3", "once a day", "twice a day");
        assertThat(said).contains("<SigText>Take 1 tablet by mouth twice a day.</SigText>");
        var id = Rows.id("select id from refills.request where patient_id = ? and renewal_id is not null", nia.value());
        assertThat(Asking.refill(patient, nia, id).get("state").asString()).isEqualTo("CHANGED");
        assertThat(Rows.number("select count(*) from pharmacy.outbox where patient_id = ? and kind = 6", nia.value()))
                .as("what it had is replaced by the answer")
                .isZero();
    }

    /** @return what the pharmacy is told */
    private String answer(String refills, String proposed, String decided) {
        var silent = world().pharmacies().id("9900008");
        var first = Asking.asks(patient, nia, "lisinopril 10 mg oral", silent);
        Asking.approve(physician, item(physician, first)).is(200);
        UUID order = Rows.id("select order_id from refills.request where id = ?", first);
        assertThat(world().pharmacies().brings(new Brought("9900008", number, birthDate).renewal(order, refills)))
                .contains("<Code>010</Code>");
        var id = Rows.id("select id from refills.request where patient_id = ? and renewal_id is not null", nia.value());
        var item = item(physician, id);
        var proposal = item.at("/refill/proposal").toString();
        assertThat(proposal).contains(proposed.equals("zzz") ? "" : proposed);
        var decision = proposal.replace(proposed, decided);
        Asking.decide(physician, item, "approve", "\"decision\":" + decision).is(200);
        return world().pharmacies().said(nia, Rows.id("select message_id from refills.request where id = ?", id));
    }
}
