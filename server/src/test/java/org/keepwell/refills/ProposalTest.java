package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keepwell.pharmacy.Asked;
import org.keepwell.records.Prescription;

/** Whose words go to the pharmacy. */
class ProposalTest {

    private static final String FOR_THE_READER = "Tome 1 comprimido una vez al día.";

    @ParameterizedTest
    @CsvSource({
        "TAKE 1 TAB QD,Take one.,Take 1 tablet once a day.,TAKE 1 TAB QD",
        ",Take one.,Take 1 tablet once a day.,Take one.",
        ",,Take 1 tablet once a day.,Take 1 tablet once a day.",
        ",,,''",
    })
    void thePrescribersComeFirstThenThePharmacysAndOursLast(String sent, String asked, String ours, String proposed) {
        var refill = Refill.asked(
                UUID.randomUUID(),
                false,
                Instant.EPOCH,
                UUID.randomUUID(),
                false,
                null,
                new Said("x", List.of(), null));

        assertThat(Proposal.of(refill, medicine(sent, ours), asked(asked)).sig())
                .isEqualTo(proposed);
    }

    private static Prescription medicine(String sig, String wordedSig) {
        return new Prescription(
                UUID.randomUUID(),
                null,
                "x",
                null,
                null,
                true,
                FOR_THE_READER,
                sig,
                wordedSig,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Asked asked(String sig) {
        return new Asked(
                UUID.randomUUID(),
                true,
                null,
                null,
                "Made-up Pharmacy",
                "x",
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                sig,
                null,
                null,
                false,
                false,
                false,
                Instant.EPOCH);
    }
}
