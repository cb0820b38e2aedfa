package org.keepwell.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.groups.Tuple.tuple;
import static org.keepwell.exchange.Import.ANA;
import static org.keepwell.exchange.Import.bundle;
import static org.keepwell.exchange.Import.urn;
import static org.keepwell.exchange.QuarantineReason.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keepwell.records.codec.BodyCodec;

/** Which files and resources are taken, and that a refused one takes nothing else with it. */
class BundleImportTest {

    private static final String OBSERVATION =
            "{'resourceType':'Observation','id':'o1','status':'final','code':{'text':'x'},'subject':{'reference':'" + urn(1) + "'}}";

    @TempDir
    Path folder;

    private Import files;

    @BeforeEach
    void anEmptyFolder() {
        files = new Import(folder);
    }

    @Test
    void packedPlainLinesAndSingleResourcesAreRead() {
        files.file("a.json.gz", bundle(ANA, OBSERVATION))
                .file("b.json", ANA.replace("'ana'", "'bea'"))
                .file("c.ndjson", ANA.replace("'ana'", "'cleo'") + "\n" + OBSERVATION.replace("o1", "o3").replace(urn(1), "Patient/cleo"))
                .file("d.ndjson.gz", bundle(ANA.replace("'ana'", "'dora'")) + "\n" + bundle(ANA.replace("'ana'", "'eva'")))
                .file("notes.txt", "not ours");

        var summary = files.run();

        assertThat(summary.files()).isEqualTo(4);
        assertThat(summary.patients()).isEqualTo(5);
        assertThat(summary.added()).isEqualTo(7);
        assertThat(summary.quarantined()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', value = {
        "`` # TRUNCATED",
        "hello # NOT_JSON",
        "<Bundle/> # NOT_JSON",
        "[] # NOT_A_RESOURCE",
        "{'entry':[]} # NOT_A_RESOURCE",
        "{'resourceType':'Bundle','type':'history','entry':[]} # WRONG_BUNDLE",
        "{'resourceType':'Bundle','entry':[]} # WRONG_BUNDLE",
        "{'resourceType':'Bundle','type':'batch','wizard':1} # UNKNOWN_ELEMENT",
        "{'resourceType':'Bundle','type':'batch','type':'batch'} # DUPLICATE_KEY",
        "{'resourceType':'Patient'} {'resourceType':'Patient'} # NOT_JSON",
    })
    void aFileThatIsNoRecordIsSetAside(String text, QuarantineReason reason) {
        files.file("a.json", text).file("b.json", bundle(ANA));

        var summary = files.run();

        assertThat(summary.quarantined()).isEqualTo(Map.of(reason, 1L));
        assertThat(files.sink.quarantined).hasSize(1).allMatch(Quarantined::wholeFile);
        assertThat(summary.patients()).as("the next file").isEqualTo(1);
    }

    @Test
    void ofAFileThatBreaksOffNothingIsWritten() throws IOException {
        var whole = bundle(ANA, OBSERVATION);
        files.file("a.json", whole.substring(0, whole.length() - 2)).file("b.json.gz", whole);
        var packed = Files.readAllBytes(folder.resolve("b.json.gz"));
        Files.write(folder.resolve("b.json.gz"), Arrays.copyOf(packed, packed.length - 20));

        var summary = files.run();

        assertThat(summary.quarantined()).isEqualTo(Map.of(TRUNCATED, 2L));
        assertThat(summary.filesQuarantined()).isEqualTo(2);
        assertThat(files.sink.patients).isEmpty();
    }

    @Test
    void whereverAFileBreaksOffNothingOfItIsWritten() {
        var whole = bundle(ANA, OBSERVATION);
        for (int i = 0; i < whole.length(); i++) {
            files.file("%04d.json".formatted(i), whole.substring(0, i));
        }

        var summary = files.run();

        assertThat(summary.filesQuarantined()).isEqualTo(whole.length());
        assertThat(summary.quarantined().keySet()).isSubsetOf(TRUNCATED, NOT_JSON);
        assertThat(files.sink.patients).isEmpty();
    }

    @Test
    void aSmallFileThatUnpacksWithoutEndIsRefused() {
        var bomb = new byte[(int) Limits.PACKING_FLOOR + 1_000_000];
        Arrays.fill(bomb, (byte) ' ');
        files.file("a.json.gz", bomb);

        assertThat(files.run().quarantined()).isEqualTo(Map.of(TOO_LARGE, 1L));
    }

    @Test
    void aFileMustHaveOnePatientIfItHasARecord() {
        files.file("none.json", bundle(OBSERVATION)).file("two.json", bundle(ANA, ANA.replace("'ana'", "'bea'")));

        assertThat(files.run().quarantined()).isEqualTo(Map.of(NO_PATIENT, 1L, SEVERAL_PATIENTS, 1L));
        assertThat(files.sink.patients).isEmpty();
    }

    @Test
    void aPatientThatIsMisshapenSetsTheFileAside() {
        files.file("a.json", bundle(ANA.replace("'name'", "'nome'"), OBSERVATION));

        assertThat(files.run().quarantined()).isEqualTo(Map.of(UNKNOWN_ELEMENT, 1L));
        assertThat(files.sink.rows).isEmpty();
    }

    @Test
    void aBrokenResourceIsSetAsideAloneWithItsTextAndPlace() {
        var wrong = OBSERVATION.replace("o1", "o2").replace("'final'", "1");
        var pointsNowhere = OBSERVATION.replace("o1", "o3").replace(urn(1), "Patient/other");
        files.file("a.json", bundle(ANA, OBSERVATION, wrong, pointsNowhere, OBSERVATION,
                "{'resourceType':'ValueSet','id':'v','status':'active'}", "{'resourceType':'Wizard','id':'w'}", "{'id':'x'}"));

        var summary = files.run();

        assertThat(summary.added()).isEqualTo(2);
        assertThat(summary.filesQuarantined()).isZero();
        assertThat(files.sink.quarantined)
                .extracting(Quarantined::reason, Quarantined::sourceId, Quarantined::path)
                .containsExactlyInAnyOrder(
                        tuple(WRONG_KIND, "o2", "Observation.status"),
                        tuple(UNRESOLVED_REFERENCE, "o3", "Observation.subject.reference"),
                        tuple(SAME_ID_TWICE, "o1", ""),
                        tuple(TYPE_NOT_TAKEN, "v", ""),
                        tuple(UNKNOWN_TYPE, "w", ""),
                        tuple(NOT_A_RESOURCE, "x", ""));
        assertThat(files.sink.quarantined)
                .filteredOn(item -> item.reason() == WRONG_KIND)
                .allSatisfy(item -> assertThat(new String(item.raw(), UTF_8)).isEqualTo(wrong.replace('\'', '"')));
    }

    @Test
    void anEntryThatAsksForADeleteIsNotTaken() {
        files.file("a.json", bundle(ANA, OBSERVATION).replaceAll("POST(?!.*POST)", "DELETE"));

        assertThat(files.run().quarantined()).isEqualTo(Map.of(WRONG_BUNDLE, 1L));
        assertThat(files.sink.rows).hasSize(1);
    }

    @Test
    void theSameFileAgainChangesNothingAndAChangedResourceOnlyItself() {
        files.file("a.json", bundle(ANA, OBSERVATION)).run();

        var again = files.file("a.json", bundle(ANA, OBSERVATION.replace("{'resourceType'", "{ 'meta':{'versionId':'2'}, 'resourceType'"))).run();
        var changed = files.file("a.json", bundle(ANA, OBSERVATION.replace("final", "amended"))).run();

        assertThat(List.of(again.added(), again.unchanged(), again.updated())).containsExactly(0L, 2L, 0L);
        assertThat(List.of(changed.added(), changed.unchanged(), changed.updated())).containsExactly(0L, 1L, 1L);
    }

    @Test
    void aPatientWhomTheSinkDoesNotKnowSetsTheFileAside() {
        var sink = new MemorySink() {
            @Override
            public PatientMatch patient(PatientFacts facts) {
                return new PatientMatch.NotFound(AMBIGUOUS_MATCH);
            }
        };
        files.file("a.json", bundle(ANA, OBSERVATION));

        var summary = new BundleImport(Import.IDS, Import.codes(), BodyCodec.standard(), sink, sink).run(List.of(folder));

        assertThat(summary.quarantined()).isEqualTo(Map.of(AMBIGUOUS_MATCH, 1L));
        assertThat(sink.rows).isEmpty();
    }

    @Test
    void aReferenceToWhatTheRecordHoldsAlreadyIsTaken() {
        var sink = new MemorySink() {
            @Override
            boolean holds(String type, UUID id) {
                return type.equals("Encounter") && id.equals(Import.IDS.of("Encounter", "earlier"));
            }
        };
        files.file("a.json", bundle(ANA, OBSERVATION.replace("'status'", "'encounter':{'reference':'Encounter/earlier'},'status'")));

        var summary = new BundleImport(Import.IDS, Import.codes(), BodyCodec.standard(), sink, sink).run(List.of(folder));

        assertThat(summary.quarantined()).isEmpty();
        assertThat(Objects.requireNonNull(sink.rows.get(Import.IDS.of("Observation", "o1"))).facts().encounterId()).isEqualTo(Import.IDS.of("Encounter", "earlier"));
    }

    @Test
    void practitionersOfVisitsAndCareTeamsAreReportedWithTheirLastDay() {
        var npi = "Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|9990001112";
        files.sink.directory.put("Practitionerhttp://hl7.org/fhir/sid/us-npi|9990001112", UUID.randomUUID());
        var visit = "{'resourceType':'Encounter','id':'e1','status':'finished','class':{'code':'AMB'},'participant':[{'individual':{'reference':'" + npi
                + "'}}],'period':{'start':'2024-01-01','end':'2024-01-02'}}";
        files.file("a.json", bundle(ANA, visit, visit.replace("e1", "e2").replace("2024", "2020"),
                "{'resourceType':'CareTeam','id':'t','participant':[{'member':{'reference':'" + npi + "'}}]}")).run();

        assertThat(files.sink.sightings.get(Import.IDS.of("Patient", "ana"))).containsExactly(
                new NpiSighting("9990001112", NpiSighting.Where.CARE_TEAM, null),
                new NpiSighting("9990001112", NpiSighting.Where.VISIT, LocalDate.of(2024, 1, 2)));
    }

    @Test
    void aSinkThatFailsStopsTheImport() {
        var sink = new MemorySink() {
            @Override
            public Written resources(PatientHandle patient, List<PreparedResource> batch) {
                throw new IllegalStateException("disk full");
            }
        };
        files.file("a.json", bundle(ANA, OBSERVATION));

        assertThatIllegalStateException()
                .isThrownBy(() -> new BundleImport(Import.IDS, Import.codes(), BodyCodec.standard(), sink, sink).run(List.of(folder)))
                .withMessage("disk full");
    }
}
