package org.keepwell.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.pharmacy.sandbox.SandboxPharmacies;
import org.keepwell.pharmacy.script.Node;
import org.keepwell.pharmacy.script.ScriptVersion;

/** What needs no database and no network. */
class PharmacyRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    @ParameterizedTest
    @EnumSource(value = Schedule.class, mode = EnumSource.Mode.EXCLUDE, names = "NOT_CONTROLLED")
    void aControlledMedicineOrOneOfUnknownScheduleCannotBeMadeSendable(Schedule schedule) {
        assertThatExceptionOfType(ControlledSubstance.class)
                .isThrownBy(() -> UncontrolledMedicine.of(new Medicine("Harmless 1 MG", null, null, null, schedule)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Oxycodone 5 MG Oral Tablet",
                "acetaminophen 300 MG / CODEINE 30 MG",
                "Xanax",
                "(zolpidem) 10 MG",
                "Acetaminophen-Cod #3 300-30 mg",
                "Butalb-Acetaminophen-Caff",
                "Oxycod-Acetaminophen",
                "Propoxyphene-Acetaminophen",
                "hydrocod",
                "codeinephosphate 30"
            })
    void oneThatIsControlledByNameCannotEitherWhateverTheCallerSays(String text) {
        assertThatExceptionOfType(ControlledSubstance.class)
                .isThrownBy(
                        () -> UncontrolledMedicine.of(new Medicine(text, null, null, null, Schedule.NOT_CONTROLLED)));
    }

    @Test
    void thereIsNoOtherWayToASendableMedicine() {
        assertThat(UncontrolledMedicine.class).isFinal();
        assertThat(Arrays.stream(UncontrolledMedicine.class.getDeclaredConstructors())
                        .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers())))
                .isTrue();
        assertThat(Order.class.getRecordComponents()[3].getType()).isEqualTo(UncontrolledMedicine.class);
    }

    @Test
    void aMessageThatNamesAScheduleOrCarriesASignatureOfAPrescriberDoesNotLeave() {
        for (var bad : List.of(
                Node.of("NewRx", List.of(Node.of("DEASchedule", List.of()))),
                Node.of("NewRx", List.of(Node.of("a", List.of(Node.of("DigitalSignature", List.of()))))),
                Node.of(
                        "NewRx",
                        List.of(Node.of("MedicationPrescribed", List.of(Node.text("DrugDescription", "Ritalin"))))))) {
            assertThatExceptionOfType(ControlledSubstance.class).isThrownBy(() -> Sending.refuseControlled(bad));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-06-29T08:00:00 | true", // Monday
                "2026-06-29T20:59:59 | true",
                "2026-06-29T21:00:00 | false",
                "2026-07-04T13:30:00 | false", // Saturday's pause
                "2026-07-04T17:59:00 | true",
                "2026-07-05T12:00:00 | false", // Sunday
            })
    void hoursAreOfThePharmacysOwnZone(String local, boolean open) {
        var zone = ZoneId.of("America/New_York");
        var hours = Hours.parse("Mo-Fr 08:00-21:00; Sa 09:00-13:00 14:00-18:00", zone);

        assertThat(hours.isOpenAt(java.time.ZonedDateTime.of(
                                java.time.LocalDate.parse(local.substring(0, 10)),
                                java.time.LocalTime.parse(local.substring(11)),
                                zone)
                        .toInstant()))
                .isEqualTo(open);
    }

    @Test
    void hoursMayGoOverMidnightAndAroundTheClock() {
        var utc = ZoneId.of("UTC");
        var night = Hours.parse("Fr 20:00-02:00", utc);
        assertThat(night.isOpenAt(Instant.parse("2026-07-03T23:59:00Z"))).isTrue();
        assertThat(night.isOpenAt(Instant.parse("2026-07-04T01:59:00Z"))).isTrue();
        assertThat(night.isOpenAt(Instant.parse("2026-07-04T02:00:00Z"))).isFalse();
        assertThat(Hours.parse("Mo-Su 00:00-00:00", utc).isOpenAt(Instant.parse("2026-07-04T02:00:00Z")))
                .isTrue();
        assertThat(Hours.parse("", utc).isOpenAt(Instant.EPOCH)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Hours.parse("daily", utc));
        assertThatIllegalArgumentException().isThrownBy(() -> Hours.parse("Mo 25:00-26:00", utc));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "BAA-1 | 2026-01-01 | -          | C-1 | 2017071 | 2027-01-01 | -",
                "BAA-1 | 2026-01-01 | 2026-07-01 | C-1 | 2017071 | 2026-07-01 | -",
                "-     | 2026-01-01 | -          | C-1 | 2017071 | 2027-01-01 | no signed business associate agreement",
                "BAA-1 | -          | -          | C-1 | 2017071 | 2027-01-01 | no signed business associate agreement",
                "BAA-1 | 2026-07-02 | -          | C-1 | 2017071 | 2027-01-01 | no signed business associate agreement",
                "BAA-1 | 2026-01-01 | 2026-06-30 | C-1 | 2017071 | 2027-01-01 | ended on 2026-06-30",
                "BAA-1 | 2026-01-01 | -          | -   | 2017071 | 2027-01-01 | no certification record",
                "BAA-1 | 2026-01-01 | -          | C-1 | 2023011 | 2027-01-01 | no certification record",
                "BAA-1 | 2026-01-01 | -          | C-1 | 2017071 | 2026-06-30 | ended on 2026-06-30",
            })
    void aVendorsPapersAreWholeAndOfNow(
            String baa,
            LocalDate signed,
            LocalDate until,
            String certification,
            String version,
            LocalDate end,
            String says) {
        var missing = new Vendor("Net", baa, signed, until, certification, version, end)
                .missing(ScriptVersion.V2017071, TODAY);

        if (says == null) {
            assertThat(missing).isEmpty();
        } else {
            assertThat(missing).hasValueSatisfying(words -> assertThat(words).contains(says));
        }
    }

    @Test
    void theMadeUpPharmaciesAreThirtyInSeveralTownsAndEachLineIsGood() {
        var lines = SandboxPharmacies.lines().stream()
                .skip(1)
                .map(PharmacyLine::parse)
                .toList();

        assertThat(lines).hasSize(30);
        assertThat(lines.stream().map(line -> line.address().city()).distinct()).hasSize(5);
        assertThat(lines).filteredOn(PharmacyLine::closedForGood).hasSize(1);
        assertThat(lines).filteredOn(line -> !line.takesScript()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123,A,B,C,MA,01999,555-010-3000,1,1,UTC,,no,yes",
                "1234567,,B,C,MA,01999,555-010-3000,1,1,UTC,,no,yes",
                "1234567,A,B,C,Mass,01999,555-010-3000,1,1,UTC,,no,yes",
                "1234567,A,B,C,MA,1999,555-010-3000,1,1,UTC,,no,yes",
                "1234567,A,B,C,MA,01999,555-010-3000,91,1,UTC,,no,yes",
                "1234567,A,B,C,MA,01999,555-010-3000,1,1,Mars,,no,yes",
                "1234567,A,B,C,MA,01999,555-010-3000,1,1,UTC,always,no,yes",
                "1234567,A,B,C,MA,01999,555-010-3000,1,1,UTC,,maybe,yes",
                "1234567,A,B,C,MA",
            })
    void aLineThatIsWrongIsRefused(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> PharmacyLine.parse(line));
    }

    @Test
    void cellsMayBeQuoted() {
        assertThat(PharmacyLine.cells("a,\"b, \"\"c\"\"\",d")).containsExactly("a", "b, \"c\"", "d");
    }

    @Test
    void aMessageIdIsWrittenWithoutHyphensAndReadBack() {
        var id = UUID.fromString("0123f567-89ab-4def-8123-456789abcdef");

        assertThat(MessageId.text(id)).hasSize(32);
        assertThat(MessageId.parse(MessageId.text(id))).contains(id);
        assertThat(MessageId.parse("SYNTH-MSG-1")).isEmpty();
        assertThat(MessageId.parse(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 2500, 5000", "2, 5000, 10000", "9, 640000, 1280000", "20, 900000, 1800000", "1000, 900000, 1800000"
    })
    void pausesDoubleUpToHalfAnHourAndDiffer(int tries, long least, long most) {
        for (int n = 0; n < 100; n++) {
            assertThat(OutboxPump.pause(tries).toMillis()).isBetween(least, most);
        }
    }

    @Test
    void theSandboxIsInTheListOfCommandsWithoutADatabase() {
        assertThat(PharmacySandbox.command().name()).isEqualTo("pharmacy-sandbox");
        assertThat(Path.of("../keepwell")).exists();
    }
}
