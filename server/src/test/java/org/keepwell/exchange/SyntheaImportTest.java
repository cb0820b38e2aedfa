package org.keepwell.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Label;
import org.keepwell.records.ResourceType;
import org.keepwell.records.Shelf;
import org.keepwell.records.codec.BodyCodec;
import org.keepwell.testing.SharedData;

/** Forty whole records of a real sender's form. */
class SyntheaImportTest {

    private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([^\"#]+)\"");

    @Test
    void everyResourceOfFortyPatientsArrivesAndEveryReferenceLeadsSomewhere() throws IOException {
        var data = SharedData.need("synthea");
        var sink = new MemorySink();

        var summary = new BundleImport(Import.IDS, Import.codes(), BodyCodec.standard(), sink, sink)
                .run(List.of(data.resolve("providers"), data.resolve("bundles")));

        assertThat(summary.quarantined()).isEmpty();
        assertThat(summary.patients()).isEqualTo(40);
        assertThat(summary.shared()).isEqualTo(445);
        countsAreThoseOfTheIndex(data.resolve("index.csv"), sink);
        referencesLeadSomewhere(sink);
        resultsAreOnTheirShelves(sink);
        peopleAreRead(sink);
        assertThat(sink.rows.values())
                .allSatisfy(row ->
                        assertThat(BodyCodec.standard().decode(row.body())).isEqualTo(row.json()));
    }

    private static void countsAreThoseOfTheIndex(Path index, MemorySink sink) throws IOException {
        var lines = Files.readAllLines(index);
        var heads = lines.getFirst().split(",");
        int first = Arrays.asList(heads).indexOf("AllergyIntolerance");
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",");
            var record = Objects.requireNonNull(sink.records.get(Import.IDS.of("Patient", cells[1])));
            Map<String, Long> counts = new HashMap<>();
            record.forEach(row -> counts.merge(row.facts().type().fhirName(), 1L, Long::sum));
            for (int i = first; i < heads.length; i++) {
                assertThat(counts.getOrDefault(heads[i], 0L))
                        .as("%s of %s", heads[i], cells[0])
                        .isEqualTo(Long.parseLong(cells[i]));
            }
        }
    }

    private static void referencesLeadSomewhere(MemorySink sink) {
        var known = new HashMap<String, Boolean>();
        sink.rows.values().forEach(row -> known.put(row.facts().type().fhirName() + "/" + row.id(), true));
        sink.shared.forEach(row -> known.put(row.type().fhirName() + "/" + row.id(), true));
        long count = 0;
        for (var row : sink.rows.values()) {
            var references = REFERENCE.matcher(new String(row.json(), StandardCharsets.UTF_8));
            while (references.find()) {
                count++;
                assertThat(known).containsKey(references.group(1));
            }
        }
        assertThat(count).isEqualTo(163_109 + 46_668);
    }

    private static void resultsAreOnTheirShelves(MemorySink sink) {
        Map<Shelf, Long> shelves = new HashMap<>();
        sink.rows.values().forEach(row -> shelves.merge(row.facts().shelf(), 1L, Long::sum));
        assertThat(shelves)
                .containsEntry(Shelf.NOTE, 2224L) // each came twice, as report and as document
                .containsEntry(Shelf.RESULT_PART, 9249L)
                .containsEntry(Shelf.RESULT, 9872L - 9249 + 1088 + 19)
                .containsEntry(Shelf.VITAL, 4981L)
                .containsEntry(Shelf.MEDICINE, 1439L)
                .containsEntry(Shelf.BILLING, 2L * 3663)
                .containsEntry(Shelf.PERSON, 40L);
        for (var row : sink.rows.values()) {
            var facts = row.facts();
            assertThat(facts.reportIds().isEmpty())
                    .isEqualTo(facts.reportIds().stream().noneMatch(sink.rows::containsKey));
            if (facts.shelf() == Shelf.NOTE) {
                assertThat(facts.labels() & Label.UNREVIEWED_TEXT.mask()).isNotZero();
            }
            if (facts.type() == ResourceType.OBSERVATION) {
                assertThat(facts.time()).isNotNull();
                assertThat(facts.encounterId()).isNotNull();
                assertThat(facts.codeKey()).isNotNull();
            }
        }
    }

    private static void peopleAreRead(MemorySink sink) {
        assertThat(sink.patients.values()).allSatisfy(person -> {
            assertThat(person.recordNumbers()).hasSize(1);
            assertThat(person.identifiers()).hasSizeGreaterThan(2);
            assertThat(person.names()).isNotEmpty();
            assertThat(person.birthDate()).matches("\\d{4}-\\d\\d-\\d\\d");
            assertThat(person.language()).isNotNull();
        });
        assertThat(sink.patients.values())
                .filteredOn(PatientFacts::deceased)
                .isNotEmpty()
                .allMatch(one -> one.deceasedOn() != null);
        assertThat(sink.sightings.values())
                .hasSize(40)
                .allSatisfy(found -> assertThat(found)
                        .isNotEmpty()
                        .allMatch(one -> one.lastOn() != null && one.npi().matches("\\d{10}")));
    }

    /** 31 MB of JSON. 192 MB of heap is far less than a tree of it would need; the importer is promised 512. */
    @Test
    void theLargestRecordFitsIntoASmallHeap() throws Exception {
        var data = SharedData.need("synthea");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var process = new ProcessBuilder(
                        java,
                        "-Xmx192m",
                        "-cp",
                        classes,
                        Speed.class.getName(),
                        "1",
                        data.resolve("providers").toString(),
                        data.resolve("bundles/s001.json.gz").toString())
                .redirectErrorStream(true)
                .start();

        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(output).contains("10807 resources").contains("; {}");
        assertThat(process.exitValue()).isZero();
    }
}
