package org.keepwell.pharmacy.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keepwell.testing.SharedData;

/**
 * Messages that somebody else wrote. The list is kept by hand: taken, or the rule and place that refuses it. Fragments that
 * only show a Sig are no whole messages; what they are about is checked as the part it is.
 */
class SharedScriptTest {

    private static final String NO_PARTIES = "MISSING_ELEMENT /Message/Header/To";

    private static final Map<String, String> EXPECTED = new TreeMap<>(Map.ofEntries(
            Map.entry("cancelrx-request.xml", "CANCEL 2017071"),
            Map.entry("cancelrx-response-approved.xml", "CANCEL_RESPONSE 2017071"),
            Map.entry("error-response.xml", "ERROR 2023011"),
            Map.entry("legacy-version.xml", "UNKNOWN_VERSION /Message"),
            Map.entry("newrx-basic.xml", "NEW_RX 2017071"),
            Map.entry("newrx-edge-empties.xml", NO_PARTIES),
            Map.entry("newrx-no-version.xml", "UNKNOWN_VERSION /Message"),
            Map.entry("newrx-sig-ambiguous-dose.xml", NO_PARTIES),
            Map.entry("newrx-sig-text-only.xml", NO_PARTIES),
            Map.entry("newrx-structured-sig.xml", NO_PARTIES),
            Map.entry("rxchange-request.xml", "CHANGE_REQUEST 2017071"),
            Map.entry("rxchange-response-denied.xml", "CHANGE_RESPONSE 2017071"),
            Map.entry("rxrenewal-request.xml", "RENEWAL_REQUEST 2017071"),
            Map.entry(
                    "rxrenewal-response-ambiguous.xml", "TWO_CHOICES /Message/Body/RxRenewalResponse/Response/Denied"),
            Map.entry("rxrenewal-response-approved-with-changes.xml", "RENEWAL_RESPONSE 2017071"),
            Map.entry("rxrenewal-response-approved.xml", "RENEWAL_RESPONSE 2017071"),
            Map.entry("rxrenewal-response-denied.xml", "RENEWAL_RESPONSE 2017071"),
            Map.entry("status-no-code.xml", NO_PARTIES),
            Map.entry("status-response.xml", "STATUS 2017071"),
            Map.entry("surescripts-routing.xml", "NEW_RX 2017071"),
            Map.entry("verify-response.xml", "VERIFY 2017071")));

    @Test
    void everyMessageIsTakenOrRefusedAsTheListSays() throws IOException {
        var seen = new TreeMap<String, String>();
        try (var files = Files.list(SharedData.need("ncpdp/script"))) {
            for (var file : files.toList()) {
                seen.put(file.getFileName().toString(), verdict(Files.readAllBytes(file)));
            }
        }

        assertThat(seen).isEqualTo(EXPECTED);
    }

    @Test
    void whatIsTakenSaysTheSameAfterWeWroteIt() throws IOException {
        var compared = new TreeSet<String>();
        try (var files = Files.list(SharedData.need("ncpdp/script"))) {
            for (var file : files.toList()) {
                var bytes = Files.readAllBytes(file);
                if (!verdict(bytes).contains("/")) {
                    var once = Script.read(bytes);
                    var twice = Script.read(Script.write(once));
                    assertThat(twice).as(file.getFileName().toString()).isEqualTo(once);
                    compared.add(file.getFileName().toString());
                }
            }
        }

        assertThat(compared).hasSize(13);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "newrx-sig-text-only.xml, -",
                "newrx-structured-sig.xml, -",
                "newrx-sig-ambiguous-dose.xml, MISSING_ELEMENT /Sig/Instruction/DoseAdministration/Dose/DoseQuantity",
            })
    void theSigOfAFragmentIsJudgedByItself(String file, String refusal) throws IOException {
        var root = ScriptXml.read(
                Files.readAllBytes(SharedData.need("ncpdp/script").resolve(file)));
        var sig = ScriptXml.write(
                root.at("Body", "NewRx", "MedicationPrescribed", "Sig").orElseThrow());

        if (refusal == null) {
            assertThatNoException().isThrownBy(() -> Script.checkPart(ScriptVersion.V2017071, "Sig", sig));
        } else {
            assertThatExceptionOfType(ScriptRefused.class)
                    .isThrownBy(() -> Script.checkPart(ScriptVersion.V2017071, "Sig", sig))
                    .withMessage(refusal.replace(" ", " at "));
        }
    }

    /** A Status without a code is refused for that too, not only for its header. */
    @Test
    void aStatusWithoutACodeSaysNothing() {
        var body = ScriptSamples.of("2017071", "M-1", "M-0", "<Status><Description>Well.</Description></Status>");

        assertThat(verdict(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo("MISSING_ELEMENT /Message/Body/Status/Code");
    }

    private static String verdict(byte[] bytes) {
        try {
            var message = Script.read(bytes);
            return message.kind() + " " + message.version().text();
        } catch (ScriptRefused e) {
            return e.rule() + " " + e.path();
        }
    }
}
