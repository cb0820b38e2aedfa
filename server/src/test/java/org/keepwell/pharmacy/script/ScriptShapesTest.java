package org.keepwell.pharmacy.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.testing.Proves;

/** One broken rule at a time; then ten thousand at random. */
@Proves("T12")
class ScriptShapesTest {

    private static final int MUTATIONS = 10_000;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eachKindIsReadAndSaysTheSameAfterWeWroteIt(Kind kind) {
        for (var version : ScriptVersion.values()) {
            var message = Script.read(ScriptSamples.of(kind)
                    .replace("\"2017071\"", '"' + version.text() + '"')
                    .getBytes(UTF_8));

            assertThat(message.kind()).isEqualTo(kind);
            assertThat(message.version()).isEqualTo(version);
            assertThat(Script.read(Script.write(message))).isEqualTo(message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "<Gender>F</Gender>            |                              | MISSING_ELEMENT | /Message/Body/NewRx/Patient/HumanPatient/Gender",
                "<Gender>F</Gender>            | <Gender/>                    | EMPTY           | /Message/Body/NewRx/Patient/HumanPatient/Gender",
                "<Gender>F</Gender>            | <Gender>X</Gender>           | BAD_FORMAT      | /Message/Body/NewRx/Patient/HumanPatient/Gender",
                "<Gender>F</Gender>            | <Gender>F</Gender><Gender>F</Gender> | TOO_MANY | /Message/Body/NewRx/Patient/HumanPatient/Gender",
                "<Gender>F</Gender>            | <Gender>F</Gender><Name><LastName>S</LastName><FirstName>A</FirstName></Name> | WRONG_ORDER | /Message/Body/NewRx/Patient/HumanPatient/Name",
                "<Gender>F</Gender>            | <Gender kind='x'>F</Gender>  | UNKNOWN_ELEMENT | /Message/Body/NewRx/Patient/HumanPatient/Gender/@",
                "<Gender>F</Gender>            | <Gender><b>F</b></Gender>    | UNKNOWN_ELEMENT | /Message/Body/NewRx/Patient/HumanPatient/Gender",
                "<Gender>F</Gender>            | <Gender>F</Gender><Secret>1</Secret> | UNKNOWN_ELEMENT | /Message/Body/NewRx/Patient/HumanPatient",
                "<Gender>F</Gender>            | <Gender>F</Gender>free text  | BAD_TEXT        | /",
                "<Gender>F</Gender>            | <Gender xmlns='urn:x'>F</Gender> | UNKNOWN_ELEMENT | /",
                "<Date>1984-03-14</Date>       | <Date>14.3.1984</Date>       | BAD_FORMAT      | /Message/Body/NewRx/Patient/HumanPatient/DateOfBirth/Date",
                "<NPI>9999000371</NPI>         | <NPI>12345</NPI>             | BAD_FORMAT      | /Message/Body/NewRx/Prescriber/NonVeterinarian/Identification/NPI",
                "<Value>30</Value>             | <Value>-30</Value>           | BAD_FORMAT      | /Message/Body/NewRx/MedicationPrescribed/Quantity/Value",
                "<Value>30</Value>             | <Value>1e9</Value>           | BAD_FORMAT      | /Message/Body/NewRx/MedicationPrescribed/Quantity/Value",
                "<NumberOfRefills>3<           | <NumberOfRefills>100<        | BAD_FORMAT      | /Message/Body/NewRx/MedicationPrescribed/NumberOfRefills",
                "<DaysSupply>30<               | <DaysSupply>0<               | BAD_FORMAT      | /Message/Body/NewRx/MedicationPrescribed/DaysSupply",
                "Qualifier=\"ND\"              | Qualifier=\"XX\"             | BAD_FORMAT      | /Message/Body/NewRx/MedicationPrescribed/DrugCoded/ProductCode/@",
                "</DrugCoded>                  | <DEASchedule><Code>C48675</Code></DEASchedule></DrugCoded> | UNKNOWN_ELEMENT | /Message/Body/NewRx/MedicationPrescribed/DrugCoded",
                "<NewRx>                       | <Census>                     | NOT_XML         | /",
                "<To>CLINIC</To>               |                              | MISSING_ELEMENT | /Message/Header/To",
                "09:30:00Z                     | 29:99:99Z                    | BAD_FORMAT      | /Message/Header/SentTime",
                "2026-01-15T                   | 2026-02-31T                  | BAD_FORMAT      | /Message/Header/SentTime",
                "version=\"2017071\"           | version=\"10.6\"             | UNKNOWN_VERSION | /Message",
                "version=\"2017071\"           |                              | UNKNOWN_VERSION | /Message",
                "Take one daily.               | Take&#11;one.                | NOT_XML         | /",
                "Take one daily.               | Take&oops;                   | NOT_XML         | /",
                "encoding=\"UTF-8\"            | encoding=\"UTF-16\"          | NOT_XML         | /",
                "</Message>                    | </Message><Message/>         | NOT_XML         | /",
            })
    void oneBrokenRuleIsNamedWithItsPlaceAndNeverItsContent(String what, String instead, String rule, String path) {
        var whole = ScriptSamples.of(Kind.NEW_RX);
        assertThat(whole).contains(what);
        var broken = whole.replace(what, instead == null ? "" : instead);

        assertThatExceptionOfType(ScriptRefused.class)
                .isThrownBy(() -> Script.read(broken.getBytes(UTF_8)))
                .withMessage(rule + " at " + path);
    }

    @Test
    void anAnswerSaysWhatItAnswers() {
        var alone = ScriptSamples.of("2017071", "M-1", null, "<Status><Code>010</Code></Status>");

        assertThatExceptionOfType(ScriptRefused.class)
                .isThrownBy(() -> Script.read(alone.getBytes(UTF_8)))
                .withMessage("MISSING_ELEMENT at /Message/Header/RelatesToMessageID");
    }

    @Test
    void whoeverApprovesSaysWhat() {
        var bare = ScriptSamples.of(
                "2017071", "M-1", "M-0", "<RxRenewalResponse><Response><Approved/></Response></RxRenewalResponse>");

        assertThatExceptionOfType(ScriptRefused.class)
                .isThrownBy(() -> Script.read(bare.getBytes(UTF_8)))
                .withMessage("MISSING_ELEMENT at /Message/Body/RxRenewalResponse/MedicationPrescribed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Message SYSTEM \"file:///etc/passwd\">",
                "<!DOCTYPE Message [<!ENTITY x SYSTEM \"http://127.0.0.1:1/\">]>",
                "<!DOCTYPE Message [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>",
                "<!DOCTYPE Message [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]>",
                "<!doctype message>",
            })
    void documentTypesAreRefusedBeforeAnythingIsExpandedOrFetched(String doctype) {
        var message = ScriptSamples.of(Kind.NEW_RX).replace("?>\n", "?>" + doctype);

        assertThatExceptionOfType(ScriptRefused.class)
                .isThrownBy(() -> Script.read(message.getBytes(UTF_8)))
                .withMessage("DOCTYPE at /");
        assertThatExceptionOfType(ScriptRefused.class)
                .as("the same where the encoding would hide it")
                .isThrownBy(() -> Script.read(message.getBytes(StandardCharsets.UTF_16)));
    }

    @Test
    void depthSizeAndNumberAreBounded() {
        var deep = "<a>".repeat(5_000) + "</a>".repeat(5_000);
        var wide = "<a>" + "<b/>".repeat(30_000) + "</a>";
        var large = "<a>" + "x".repeat(1_000_000) + "</a>";

        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            assertRefused(deep, "TOO_DEEP at /");
            assertRefused(wide, "TOO_MANY at /");
            assertRefused(large, "TOO_LARGE at /");
        });
    }

    @Test
    void anyMutationOfAMessageIsTakenOrRefusedAndNothingElse() {
        var random = new Random(20_260_101); // the same every time, so that a failure can be found again
        var samples = ScriptSamples.all();
        int refused = 0;
        for (int n = 0; n < MUTATIONS; n++) {
            var bytes = samples.get(n % samples.size()).getBytes(UTF_8);
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes = mutated(
                        bytes, samples.get(random.nextInt(samples.size())).getBytes(UTF_8), random);
            }
            try {
                var message = Script.read(bytes);
                assertThat(Script.read(Script.write(message))).isEqualTo(message);
            } catch (ScriptRefused e) {
                refused++;
                assertThat(e.path()).matches("/[A-Za-z0-9/@]*"); // names of ours only
            }
        }

        assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS - 100); // both ways were gone
    }

    private static byte[] mutated(byte[] bytes, byte[] other, Random random) {
        int at = random.nextInt(bytes.length);
        int length = Math.min(random.nextInt(40), bytes.length - at);
        return switch (random.nextInt(5)) {
            case 0 -> { // one bit
                var copy = bytes.clone();
                copy[at] ^= (byte) (1 << random.nextInt(8));
                yield copy;
            }
            case 1 -> joined(bytes, at, new byte[0], at + length); // a piece less
            case 2 ->
                joined(bytes, at + length, java.util.Arrays.copyOfRange(bytes, at, at + length), at + length); // twice
            case 3 -> { // a piece of another
                int from = random.nextInt(other.length);
                int to = Math.min(other.length, from + random.nextInt(60));
                yield joined(bytes, at, java.util.Arrays.copyOfRange(other, from, to), at);
            }
            default -> { // any letters where letters are
                var copy = bytes.clone();
                copy[at] = (byte) ('0' + random.nextInt(75));
                yield copy;
            }
        };
    }

    private static byte[] joined(byte[] bytes, int before, byte[] piece, int from) {
        var out = new java.io.ByteArrayOutputStream();
        out.write(bytes, 0, before);
        out.writeBytes(piece);
        out.write(bytes, from, bytes.length - from);
        return out.size() == 0 ? new byte[] {'<'} : out.toByteArray();
    }

    private static void assertRefused(String text, String message) {
        assertThatExceptionOfType(ScriptRefused.class)
                .isThrownBy(() -> Script.read(text.getBytes(UTF_8)))
                .withMessage(message);
    }
}
