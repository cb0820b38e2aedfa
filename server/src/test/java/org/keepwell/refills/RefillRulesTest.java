package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.access.RuleBroken;
import org.keepwell.pharmacy.Asked;
import org.keepwell.pharmacy.Order;
import org.keepwell.pharmacy.UncontrolledMedicine;
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
        assertThat(Supply.isEarly(new Supply.Fill(LocalDate.of(2026, 3, 1), 30), today))
                .isEqualTo(early);
    }

    @Test
    void whereNobodySaidForHowLongItIsAMonthAndWhereNobodySaidWhenItIsNotEarly() {
        var filled = new Supply.Fill(LocalDate.of(2026, 3, 1), null);

        assertThat(Supply.isEarly(filled, LocalDate.of(2026, 3, 23))).isTrue();
        assertThat(Supply.isEarly(filled, LocalDate.of(2026, 3, 24))).isFalse();
        assertThat(Supply.isEarly(null, LocalDate.of(2026, 3, 2))).isFalse();
    }

    @Test
    void whatWasApprovedHereLastsAsLongAsWasDecided() {
        var medicine = medicine(null);
        var march = Instant.parse("2026-03-01T15:00:00Z");
        var asked = Refill.asked(
                medicine.id(), false, march, UUID.randomUUID(), false, null, new Said("lisinopril", List.of(), null));
        var decision = new Decision("90", Order.Unit.TABLET, 90, 3, "1 daily", true, null, null, null);

        var last = Supply.last(
                medicine,
                List.of(asked.onPaper(march, UUID.randomUUID(), new Outcome(null, decision, null, null), false)),
                ZoneOffset.UTC);

        assertThat(last).isEqualTo(new Supply.Fill(LocalDate.of(2026, 3, 1), 90));
        assertThat(Supply.isEarly(last, LocalDate.of(2026, 4, 15))).isTrue();
    }

    @Test
    void theDayIsTheLatestKnownAndSoIsHowLong() {
        assertThat(Supply.newest(Stream.of(
                        new Supply.Fill(LocalDate.of(2026, 3, 1), 90),
                        new Supply.Fill(LocalDate.of(2026, 3, 4), null))))
                .isEqualTo(new Supply.Fill(LocalDate.of(2026, 3, 4), 90));
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
                "Acetaminophen-Cod #3 300-30 mg Tab | true",
                "Butalb-Acetaminophen-Caff-Cod 50-325-40-30 mg | true",
                "Oxycod-Acetaminophen 5-325 mg | true",
                "Propoxyphene-Acetaminophen 100-650 | true",
                "hydrocod/acetaminophen 5/325 | true",
                "APAP/codeine | true",
                "Acetaminophen w/Cod | true",
                "acetaminophen + newopium | true",
                "acetaminophen, newopium | true",
                "acetaminophen and newopium | true",
                "lisinopril newopium 10 MG | true", // a word beside one that is known
                "lisinopril соdeine 10 MG | true", // with letters of another alphabet
                "24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet | false",
                "Lisinopril-Hydrochlorothiazide 10-12.5 mg Tab | false",
                "Fluticasone propionate 0.25 MG/ACTUAT / salmeterol 0.05 MG/ACTUAT Dry Powder Inhaler | false",
                "{28 (norethindrone 0.35 MG Oral Tablet) } Pack [Camila 28 Day] | false",
                "1 ML Enoxaparin sodium 150 MG/ML Prefilled Syringe | false",
                "nitrofurantoin, macrocrystals 25 MG / nitrofurantoin, monohydrate 75 MG Oral Capsule | false",
                "Vitamin B12 5 MG/ML Injectable Solution | false",
                "polyethylene glycol 17 g powder | false",
            })
    void onlyWhatIsKnownNotToBeControlledCountsSo(String name, boolean controlled) {
        assertThat(KnownMedicines.mayBeControlled(name, null)).isEqualTo(controlled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lisinopril 10 MG Oral Tablet | lisinopril 10 MG Oral Tablet | false",
                "lisinopril 10 MG Oral Tablet | Zestril | false", // nothing that speaks against it
                "lisinopril 10 MG Oral Tablet | losartan potassium 50 MG Oral Tablet | true",
                "Acetaminophen 300 MG | Acetaminophen 300 MG / Codeine 30 MG Oral Tablet | true",
            })
    void aCodeOfAnotherMedicineMakesItUnknown(String name, String coded, boolean controlled) {
        assertThat(KnownMedicines.mayBeControlled(name, coded)).isEqualTo(controlled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Dr. Amara Okafor | Amara Okafor, MD | true",
                "amara okafor | Dr. Amara Okafor | true",
                "Mei Williams | Anna Li | false",
                "Anna Li | Li Anna | false",
                "Okafor | Amara Okafor | false",
                "- | Amara Okafor | false",
            })
    void aPrescriberIsKnownByTheWholeName(String before, String name, boolean named) {
        assertThat(Prescribers.isNamed(before, name)).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Lisinopril 10 MG Oral Tablet | - | lisinopril",
                "LISINOPRIL 10 mg  oral tablet | 314076 | lisinopril",
                "Zestril | 314076 | lisinopril",
                "losartan potassium 50 MG Oral Tablet | 314076 | -", // the code of another one
                "Lisinopril 10 MG Oral Tablet | 999 | -", // the name of one, and a code that is not its
                "Lisinopril 20 MG Oral Tablet | - | -", // alike
                "Metformin | - | -", // twice in the chart
                "Simvastatin 10 MG | - | -", // stopped
            })
    void aPharmacysDrugIsOneMedicineOfTheChartOrNone(String text, String code, String found) {
        var chart = List.of(
                medicine("lisinopril 10 MG Oral Tablet", "314076", true),
                medicine("losartan potassium 50 MG Oral Tablet", "979492", true),
                medicine("Metformin", null, true),
                medicine("metformin", null, true),
                medicine("Simvastatin 10 MG", null, false));
        var asked = new Asked(
                UUID.randomUUID(),
                true,
                null,
                null,
                "",
                text,
                code,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                Instant.EPOCH);

        assertThat(ChartMatch.of(asked, chart).map(one -> one.clinical().split(" ")[0]))
                .isEqualTo(java.util.Optional.ofNullable(found));
    }

    @Test
    void noWordOfTheListsLooksLikeOneOfTheScheduled() {
        assertThat(List.of(
                        "lisinopril 10 MG Oral Tablet [Zestril]",
                        "Hydrochlorothiazide 25 MG Oral Tablet",
                        "hydrocortisone 1 % topical cream",
                        "Methylprednisolone 4 mg tab",
                        "oxybutynin chloride ER 10 mg",
                        "estradiol 1 mg tablet",
                        "prochlorperazine"))
                .noneMatch(UncontrolledMedicine::isControlled);
    }

    @Test
    void whatOneLooksAtIsKnownByClassWithAndWithoutAProtocol() {
        assertThat(MonitoredValues.of("warfarin 5 MG Oral Tablet", null)).contains("6301-6");
        assertThat(MonitoredValues.of("lisinopril 10 MG Oral Tablet", null)).contains("2823-3", "2160-0");
        assertThat(MonitoredValues.of("Zzzmab", null)).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> Protocols.parse(PROTOCOL.replace("visit: {months: 12}", "noInteraction: true")))
                .withMessageContaining("visit");
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
                new Decision("30", org.keepwell.pharmacy.Order.Unit.TABLET, 30, 0, "Take one.", true, null, null, null);
        var ready = asked.approved(
                        Instant.EPOCH, UUID.randomUUID(), new Outcome(null, decision, decision, null), false, sent)
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

    private static Prescription medicine(String name, String code, boolean active) {
        return new Prescription(
                UUID.randomUUID(),
                null,
                name,
                code,
                null,
                active,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Prescription medicine(Integer days) {
        return new Prescription(
                UUID.randomUUID(),
                null,
                "x",
                null,
                null,
                true,
                null,
                null,
                null,
                null,
                null,
                days,
                null,
                null,
                null,
                null,
                null);
    }
}
