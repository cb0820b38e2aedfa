package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.access.RuleBroken;
import org.keepwell.records.Prescription;

/** The rules by themselves: what is early, what is known, what a protocol may say, how a request moves. */
class RefillRulesTest {

    private static final String PROTOCOL = """
            version: 1
            protocols:
              - id: one
                name: {en: One, es: Uno}
                who: [NURSE]
                classes: [statin]
                maxDays: 90
                maxRefills: 3
                conditions:
                  - visit: {months: 12}
                    text: {en: Seen, es: Visita}
                source: "a source"
            """;

    @ParameterizedTest
    @CsvSource({"2026-03-23,true", "2026-03-24,false"}) // 22.5 of 30 days: a day only partly used is not used
    void threeQuartersMustBeUsed(LocalDate today, boolean early) {
        assertThat(Supply.isEarly(medicine(30), LocalDate.of(2026, 3, 1), today))
                .isEqualTo(early);
    }

    @Test
    void whatNobodySaidIsNotEarly() {
        assertThat(Supply.isEarly(medicine(null), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2)))
                .isFalse();
        assertThat(Supply.isEarly(medicine(30), null, LocalDate.of(2026, 3, 2))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lisinopril 10 MG Oral Tablet | false",
                "potassium chloride 20 MEQ Tablet | false",
                "Acetaminophen 325 MG / Hydrocodone Bitartrate 5 MG Oral Tablet | true", // on the list of scheduled
                // names
                "Acetaminophen 325 MG / newopium 5 MG Oral Tablet | true", // one part that nobody knows
                "Zzzmab 10 MG | true",
            })
    void onlyWhatIsKnownNotToBeControlledCountsSo(String name, boolean controlled) {
        assertThat(KnownMedicines.mayBeControlled(name)).isEqualTo(controlled);
    }

    @Test
    void theShippedProtocolsAreReadAndNameWhatTheyShould() {
        var protocols = new Protocols();
        assertThat(protocols.naming("lisinopril 10 MG Oral Tablet").map(Protocol::id))
                .contains("blood-pressure-kidney");
        assertThat(protocols.naming("lisinopril 10 MG / hydrochlorothiazide 12.5 MG Oral Tablet"))
                .as("one ingredient is another protocol's")
                .isEmpty();
        assertThat(protocols.interactions("lisinopril 10 MG", List.of("spironolactone 25 MG", "Loratadine 5 MG")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1|version: 2",
                "[statin]|[statine]",
                "[NURSE]|[DOCTOR]",
                "maxDays|mostDays",
                "maxDays: 90|maxDays: 9000",
                "visit: {months: 12}|visit: {weeks: 12}",
                "visit: {months: 12}|visits: {months: 12}",
                "es: Visita|fr: Visite",
                "source: \"a source\"|note: x",
            })
    void anUnknownWordInAProtocolStopsTheStart(String change) {
        var parts = change.split("\\|");
        assertThat(Protocols.parse(PROTOCOL).naming("Simvastatin 10 MG")).isPresent();
        assertThatIllegalStateException().isThrownBy(() -> Protocols.parse(PROTOCOL.replace(parts[0], parts[1])));
    }

    @Test
    void lateNewsMovesNothingBackwards() {
        var asked = Refill.asked(
                UUID.randomUUID(),
                false,
                Instant.EPOCH,
                UUID.randomUUID(),
                false,
                null,
                new Said("x", List.of(), null));
        var sent = new Refill.Sent(UUID.randomUUID(), UUID.randomUUID(), PharmacyState.QUEUED);
        var decision =
                new Decision("30", org.keepwell.pharmacy.Order.Unit.TABLET, 30, 0, "Take one.", true, null, null);
        var ready = asked.approved(Instant.EPOCH, UUID.randomUUID(), new Outcome(null, decision, decision), false, sent)
                .ready();

        assertThat(ready.confirmed()).isEqualTo(ready);
        assertThat(ready.carried()).isEqualTo(ready);
        assertThat(ready.failed(false)).isEqualTo(ready);
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> ready.withdrawn(Instant.EPOCH, UUID.randomUUID()))
                .withMessage("refill.DECIDED");
        var denied = asked.denied(Instant.EPOCH, UUID.randomUUID(), DenialReason.TOO_EARLY, null);
        assertThat(denied.ready()).as("a late fill").isEqualTo(denied);
        var withdrawn = asked.withdrawn(Instant.EPOCH, UUID.randomUUID());
        assertThat(withdrawn.ready()).isEqualTo(withdrawn);
    }

    private static Prescription medicine(Integer days) {
        return new Prescription(
                UUID.randomUUID(), null, "x", null, true, null, null, null, days, null, null, null, null, null);
    }
}
