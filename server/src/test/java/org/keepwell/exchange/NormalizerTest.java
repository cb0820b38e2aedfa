package org.keepwell.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keepwell.exchange.Import.ANA;
import static org.keepwell.exchange.Import.IDS;
import static org.keepwell.exchange.Import.bundle;
import static org.keepwell.exchange.Import.urn;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written anew, and that nothing else is. */
class NormalizerTest {

    private static final String PRACTITIONER = "{'resourceType':'Practitioner','id':'doc','identifier':[{'system':"
            + "'http://hl7.org/fhir/sid/us-npi','value':'9990001112'}],'name':[{'family':'Okoye','given':['Ada','B']}]}";

    @TempDir
    Path folder;

    private Import files;
    private String ana;

    @BeforeEach
    void anEmptyFolder() {
        files = new Import(folder);
        ana = IDS.of("Patient", "ana").toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"49.0", "0", "-0.0", "1E+2", "1e-7", "0.10", "12345678901234567890.123456789012345678", "100"})
    void numbersKeepEachDigit(String number) {
        files.file("a.json", bundle(ANA, observation("'valueQuantity':{'value':" + number + "}")))
                .run();

        assertThat(files.json("Observation", "o")).contains("'value':" + number + "}");
    }

    @Test
    void orderStaysAndSpaceGoes() {
        files.file(
                        "a.json",
                        bundle(
                                ANA,
                                "{ 'status' : 'final',\n\t'code':{'text':'a  b\\u00e9\\n'} , 'id':'o','_status':{'id':'s'},"
                                        + "'component':[ {'code':{'text':'y'},'valueString':'\\ud83d\\ude00'} ],'resourceType':'Observation'}"))
                .run();

        assertThat(files.json("Observation", "o"))
                .isEqualTo(
                        "{'status':'final','code':{'text':'a  bé\\n'},'id':'" + IDS.of("Observation", "o")
                                + "','_status':{'id':'s'},'component':[{'code':{'text':'y'},'valueString':'😀'}],'resourceType':'Observation'}");
    }

    @Test
    void versionAndTimeOfTheSenderGoAndAnEmptyMetaWithThem() {
        files.file(
                        "a.json",
                        bundle(
                                ANA,
                                observation("'meta':{'versionId':'3','lastUpdated':'2024-01-01T00:00:00Z'}"),
                                observation(
                                                "'meta':{'versionId':'3','profile':['http://p'],'tag':[{'system':'s','code':'c'}]}")
                                        .replace("'o'", "'p'")))
                .run();

        assertThat(files.json("Observation", "o")).doesNotContain("meta");
        assertThat(files.json("Observation", "p"))
                .contains("'meta':{'profile':['http://p'],'tag':[{'system':'s','code':'c'}]}");
        assertThat(files.facts("Observation", "o").sortAt()).hasToString("2024-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:uuid:00000000-0000-0000-0000-000000000001",
                "Patient/ana",
                "https://ehr.example/fhir/Patient/ana",
                "https://ehr.example/fhir/Patient/ana/_history/4",
                "Patient/ana/_history/4",
                "Patient?identifier=urn:mrn|7",
                "Patient?identifier=urn%3Amrn|7",
            })
    void everyFormOfReferenceBecomesOurs(String reference) {
        files.file("a.json", bundle(ANA, observation("'subject':{'reference':'" + reference + "','display':'Ana'}")))
                .run();

        assertThat(files.json("Observation", "o"))
                .contains("'subject':{'reference':'Patient/" + ana + "','display':'Ana'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/other",
                "urn:uuid:1",
                "nothing",
                "Patient/",
                "/",
                "https://example.org/doc.pdf",
                "Practitioner?identifier=a|b",
                "Practitioner?name=x",
                "Practitioner?identifier=a|b&active=true",
                "Practitioner?identifier=%zz|b",
                "Observation?identifier=a|b",
                "ValueSet/x",
            })
    void aReferenceToNothingRefusesItsHolder(String reference) {
        files.file("a.json", bundle(ANA, observation("'focus':[{'reference':'" + reference + "'}]")));

        assertThat(files.run().quarantined()).isEqualTo(Map.of(QuarantineReason.UNRESOLVED_REFERENCE, 1L));
    }

    @Test
    void peopleOfTheFileAndOfTheDirectoryAreFound() {
        files.file("1.json", PRACTITIONER)
                .file(
                        "2.json",
                        bundle(
                                ANA,
                                observation(
                                        "'performer':[{'reference':'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|9990001112'},{'reference':'Practitioner/doc'}]")))
                .run();

        var ours = "{'reference':'Practitioner/" + IDS.of("Practitioner", "doc") + "'}";
        assertThat(files.json("Observation", "o")).contains("'performer':[" + ours + "," + ours + "]");
        assertThat(files.sink.shared).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo("Okoye, Ada B");
            assertThat(row.npi()).isEqualTo("9990001112");
        });
    }

    @Test
    void aPractitionerKnownFromAnotherSenderKeepsTheIdFromThere() {
        var before = UUID.randomUUID();
        files.sink.directory.put("Practitionerhttp://hl7.org/fhir/sid/us-npi|9990001112", before);

        files.file("a.json", bundle(ANA, PRACTITIONER, observation("'performer':[{'reference':'" + urn(2) + "'}]")))
                .run();

        assertThat(files.json("Observation", "o")).contains("'Practitioner/" + before + "'");
    }

    @Test
    void containedResourcesKeepTheirIdsAndOtherUrlsStay() {
        files.file(
                        "a.json",
                        bundle(
                                ANA,
                                "{'resourceType':'Observation','id':'o','contained':[{'id':'c','resourceType':'Observation','status':'final',"
                                        + "'code':{'text':'x'},'subject':{'reference':'Patient/ana'}}],'status':'final','code':{'text':'x'},'hasMember':[{'reference':'#c'}],"
                                        + "'extension':[{'url':'Patient/ana','valueUri':'Patient/ana'}]}"))
                .run();

        assertThat(files.json("Observation", "o"))
                .contains(
                        "'contained':[{'id':'c','resourceType':'Observation'",
                        "'subject':{'reference':'Patient/" + ana,
                        "'reference':'#c'")
                .contains("{'url':'Patient/ana','valueUri':'Patient/ana'}");
    }

    @Test
    void aResourceWithoutAnIdIsKnownByItsFullUrl() {
        files.file(
                        "a.json",
                        bundle(
                                ANA,
                                observation("'focus':[{'reference':'" + urn(2) + "'}]")
                                        .replace("'id':'o',", "")))
                .run();

        var id = IDS.of("Observation", urn(2).substring("urn:uuid:".length()));
        assertThat(files.json("Observation", urn(2).substring("urn:uuid:".length())))
                .startsWith("{'resourceType':'Observation','id':'" + id + "'")
                .contains("'focus':[{'reference':'Observation/" + id + "'}]");
    }

    private static String observation(String more) {
        return "{'resourceType':'Observation','id':'o','status':'final','code':{'text':'x'}," + more + "}";
    }
}
