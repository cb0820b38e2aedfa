package org.keepwell.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every dosage of the shared patients, counted by how it came to its words. */
class DosageSharedTest {

    /** As many as there were when this was written; fewer means that some are no longer read. */
    private static final int WORDED_AT_LEAST = 523;

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void nearlyAllAreWordedInBothLanguagesAndNoneIsLost() throws IOException {
        for (var language : Language.values()) {
            Map<DosageText.Kind, Integer> counts = new EnumMap<>(DosageText.Kind.class);
            for (var dosage : dosages()) {
                var said = DosageText.one(dosage, language, null);
                counts.merge(said.kind(), 1, Integer::sum);
                if (said.text() != null) {
                    assertThat(said.text()).doesNotContain("(qualifier", "  ", "..");
                }
                if (said.text() != null && language == Language.ES) {
                    assertThat(said.text()).doesNotContainIgnoringCase("every ", "take ", "as received");
                }
            }
            assertThat(counts).as("dosages in " + language).containsOnlyKeys(DosageText.Kind.WORDED);
            assertThat(counts.get(DosageText.Kind.WORDED)).isGreaterThanOrEqualTo(WORDED_AT_LEAST);
        }
    }

    private static List<Dosage> dosages() throws IOException {
        var all = new ArrayList<Dosage>();
        try (var files = Files.list(SharedData.need("synthea/bundles"))) {
            for (var file : files.sorted().toList()) {
                for (var entry : read(file).path("entry")) {
                    var bytes = JSON.writeValueAsBytes(entry.path("resource"));
                    if (!entry.path("resource").path("dosageInstruction").isMissingNode()) {
                        all.addAll(Fhir.read(bytes, bytes.length, new MedicineReader()).dosages);
                    }
                }
            }
        }
        return all;
    }

    private static JsonNode read(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return JSON.readTree(in);
        }
    }
}
