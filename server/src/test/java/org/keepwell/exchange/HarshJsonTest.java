package org.keepwell.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keepwell.exchange.QuarantineReason.*;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.SharedData;

/** The public suites of hard JSON and hard FHIR. */
class HarshJsonTest {

    private static final EnumSet<QuarantineReason> NO_JSON = EnumSet.of(NOT_JSON, TRUNCATED, TOO_DEEP);

    private final ShapeCheck check = new ShapeCheck(ShapeTable.r4());

    @Test
    void whatMustBeJsonIsReadAsJsonAndWhatMustNotIsNot() throws IOException {
        var verdicts = new TreeMap<String, Refusal>();
        try (var tar = new TarArchiveInputStream(
                new GZIPInputStream(Files.newInputStream(SharedData.need("harsh/json-test-suite.tar.gz"))))) {
            for (var file = tar.getNextEntry(); file != null; file = tar.getNextEntry()) {
                var name = file.getName().substring(file.getName().lastIndexOf('/') + 1);
                var text = tar.readAllBytes();
                if (name.endsWith(".json")) {
                    verdicts.put(name, check.check(text, 0, text.length));
                }
            }
        }

        assertThat(verdicts.keySet()).filteredOn(name -> name.startsWith("y_")).hasSizeGreaterThan(40);
        assertThat(verdicts.keySet()).filteredOn(name -> name.startsWith("n_")).hasSizeGreaterThan(60);
        verdicts.forEach((name, refusal) -> {
            assertThat(refusal).as("%s is no FHIR resource", name).isNotNull();
            if (name.startsWith("y_")) {
                assertThat(NO_JSON).as(name).doesNotContain(refusal.reason());
            } else if (name.startsWith("n_")) {
                assertThat(NO_JSON).as(name).contains(refusal.reason());
            }
        });
    }

    @Test
    void rightR4PassesAndOfTheWrongOnesTheMisshapenAreFound() throws IOException {
        var folder = SharedData.need("harsh/fhir-r4");
        Map<String, String> first = new LinkedHashMap<>();
        for (var line : Files.readAllLines(folder.resolve("index.csv"))) {
            var cells = line.split(",", 6);
            if (cells[0].endsWith(".json")) {
                first.merge(cells[0], cells[3], (a, b) -> a.equals(b) ? a : "");
            }
        }
        var refused = new TreeMap<String, String>();
        var missed = new ArrayList<String>();
        for (var file : first.entrySet()) {
            var text = Files.readAllBytes(folder.resolve(file.getKey()));
            var refusal = check.check(text, 0, text.length);
            if (file.getValue().equals("0")) {
                if (!LENIENT.contains(file.getKey())) {
                    assertThat(refusal).as(file.getKey()).isNull();
                }
            } else if (!file.getValue().isEmpty()) {
                if (refusal == null) {
                    missed.add(file.getKey());
                } else {
                    refused.put(file.getKey(), refusal.toString());
                }
            }
        }
        System.out.println("wrong R4 found by shape: " + refused.size() + " " + refused
                + "; left to profiles and terminology: " + missed.size() + " " + missed);
        assertThat(refused.keySet())
                .contains(
                        "Observation-ex-pain.json",
                        "ai3.json",
                        "attachment-with-invalid-binary.json",
                        "contained-resource.json",
                        "cs-meta-profile.json",
                        "hakan-se-2.json",
                        "obs-quantity.json",
                        "patient-id-bad-1.json",
                        "resource-invalid-id-2.json",
                        "resource-invalid-id-3.json",
                        "synthea.json",
                        "mr-covid-m3.json");
    }

    /** Files that the validator takes in its JSON5 mode; they are not JSON. */
    private static final Set<String> LENIENT = Set.of("json-comments-1.json", "json-comments-2.json");
}
