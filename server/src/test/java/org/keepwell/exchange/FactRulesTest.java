package org.keepwell.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.keepwell.exchange.Import.ANA;
import static org.keepwell.exchange.Import.IDS;
import static org.keepwell.exchange.Import.bundle;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keepwell.access.Category;
import org.keepwell.access.Label;
import org.keepwell.records.Activity;
import org.keepwell.records.ClinicalTime;
import org.keepwell.records.ClinicalTime.Precision;
import org.keepwell.records.ResourceType;
import org.keepwell.records.Shelf;

/** What a row says in clear of its resource. */
class FactRulesTest {

    private static final String LAB =
            "'category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/observation-category','code':'laboratory'}]}],";
    private static final String ABUSE = "{'coding':[{'system':'http://snomed.info/sct','code':'424393004'}]}";

    @TempDir
    Path folder;

    @Test
    void aResultKnowsAllReportsThatContainIt() {
        var files = imported(
                observation("r", LAB),
                observation("alone", LAB),
                report("a", "'category':[{'coding':[{'code':'LAB'}]}],", "r"),
                report("b", "", "r"));

        assertThat(files.facts("Observation", "r").shelf()).isEqualTo(Shelf.RESULT_PART);
        assertThat(files.facts("Observation", "r").reportIds())
                .containsExactly(IDS.of("DiagnosticReport", "a"), IDS.of("DiagnosticReport", "b"));
        assertThat(files.facts("Observation", "alone").shelf()).isEqualTo(Shelf.RESULT);
        assertThat(files.facts("Observation", "alone").reportIds()).isEmpty();
        assertThat(files.facts("DiagnosticReport", "a").shelf()).isEqualTo(Shelf.RESULT);
        assertThat(files.facts("DiagnosticReport", "b").shelf())
                .as("without category, by what it contains")
                .isEqualTo(Shelf.RESULT);
    }

    @ParameterizedTest
    @CsvSource({"34117-2,NOTE", "LP29684-5,REPORT", "RAD,REPORT", "LAB,RESULT", "CH,RESULT", "LP7839-6,REPORT"})
    void reportsGoByTheirCategory(String code, Shelf shelf) {
        var files =
                imported(observation("r", ""), report("a", "'category':[{'coding':[{'code':'" + code + "'}]}],", "r"));

        assertThat(files.facts("DiagnosticReport", "a").shelf()).isEqualTo(shelf);
    }

    @Test
    void aNoteThatCameAsReportAndAsDocumentIsListedOnce() {
        var note =
                "'category':[{'coding':[{'code':'34117-2'}]}],'presentedForm':[{'contentType':'text/plain','data':'%s'}],";
        var files = imported(
                observation("r", ""),
                report("both", note.formatted("U2FtZQ=="), "r"),
                report("only", note.formatted("T3RoZXI="), "r"),
                "{'resourceType':'DocumentReference','id':'d','status':'current','content':[{'attachment':"
                        + "{'contentType':'text/plain','data':'U2FtZQ=='}}]}");

        assertThat(files.facts("DocumentReference", "d").shelf()).isEqualTo(Shelf.NOTE);
        assertThat(files.facts("DiagnosticReport", "both").shelf()).isEqualTo(Shelf.OTHER);
        assertThat(files.facts("DiagnosticReport", "only").shelf()).isEqualTo(Shelf.NOTE);
    }

    @Test
    void aListedCodeBringsItsLabelWhereverItStands() {
        var files = imported(
                condition("c", "'code':" + ABUSE + ","),
                observation("o", "'component':[{'code':{'text':'x'},'valueCodeableConcept':" + ABUSE + "}],"),
                observation(
                        "p",
                        "'contained':[{'resourceType':'Condition','id':'k','code':" + ABUSE
                                + ",'subject':{'reference':'Patient/ana'}}],"),
                observation("q", ""));

        assertThat(files.facts("Condition", "c").labels()).isEqualTo(Label.ABUSE.mask());
        assertThat(files.facts("Observation", "o").labels()).isEqualTo(Label.ABUSE.mask());
        assertThat(files.facts("Observation", "p").labels()).isEqualTo(Label.ABUSE.mask());
        assertThat(files.facts("Observation", "q").labels()).isZero();
    }

    @Test
    void whatPointsToALabelledProblemIsLabelledToo() {
        var files = imported(
                condition("c", "'code':" + ABUSE + ","),
                "{'resourceType':'Claim','id':'bill','status':'active','type':{'text':'x'},'use':'claim','patient':{'reference':'Patient/ana'},"
                        + "'created':'2024','provider':{'display':'x'},'priority':{'text':'x'},'insurance':[{'sequence':1,'focal':true,'coverage':{'display':'x'}}],"
                        + "'diagnosis':[{'sequence':1,'diagnosisReference':{'reference':'Condition/c'}}]}",
                "{'resourceType':'Encounter','id':'e','status':'finished','class':{'code':'AMB'}}",
                observation("o", "'encounter':{'reference':'Encounter/e'},"));

        assertThat(files.facts("Claim", "bill").labels()).isEqualTo(Label.ABUSE.mask());
        assertThat(files.facts("Observation", "o").labels()).isZero();
    }

    @Test
    void aListedCodeBringsItsCategoryAndAnyOtherThatOfItsKind() {
        var files = imported(
                observation("o", LAB.replace("laboratory", "vital-signs"))
                        .replace("{'text':'x'}", "{'coding':[{'system':'http://loinc.org','code':'55757-9'}]}"),
                observation("p", LAB.replace("laboratory", "vital-signs")));

        assertThat(files.facts("Observation", "o").category()).isEqualTo(Category.SOCIAL);
        assertThat(files.facts("Observation", "p").category()).isEqualTo(Category.VITALS);
    }

    @Test
    void aCodeInsideDoesNotMoveTheWhole() {
        var files = imported(
                observation(
                        "o",
                        LAB
                                + "'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'55757-9'}]},'valueString':'x'}],"));

        assertThat(files.facts("Observation", "o").category()).isEqualTo(Category.RESULTS);
    }

    @Test
    void freeTextIsLabelledAsUnreviewed() {
        var files = imported(
                "{'resourceType':'DocumentReference','id':'d','status':'current','content':[{'attachment':{'contentType':'text/plain'}}]}",
                report(
                        "a",
                        "'category':[{'coding':[{'code':'LAB'}]}],'presentedForm':[{'extension':[{'url':'u','valueString':'x'}],'data':'YQ=='}],",
                        "o"),
                report("b", "'category':[{'coding':[{'code':'RAD'}]}],'conclusion':'x',", "o"),
                report("c", "'category':[{'coding':[{'code':'LAB'}]}],", "o"),
                observation("o", "'text':{'status':'additional','div':'<div>x</div>'},"));

        assertThat(files.facts("DocumentReference", "d").labels()).isEqualTo(Label.UNREVIEWED_TEXT.mask());
        assertThat(files.facts("DiagnosticReport", "a").labels()).isEqualTo(Label.UNREVIEWED_TEXT.mask());
        assertThat(files.facts("DiagnosticReport", "b").labels()).isEqualTo(Label.UNREVIEWED_TEXT.mask());
        assertThat(files.facts("DiagnosticReport", "c").labels()).isZero();
        assertThat(files.facts("Observation", "o").labels()).isEqualTo(Label.UNREVIEWED_TEXT.mask());
    }

    @ParameterizedTest
    @CsvSource({
        "2024,YEAR,2024-01-01T00:00:00Z,,2024-01-01",
        "2024-05,MONTH,2024-05-01T00:00:00Z,,2024-05-01",
        "2024-05-17,DAY,2024-05-17T00:00:00Z,,2024-05-17",
        "2024-05-17T23:30:00-05:00,SECOND,2024-05-18T04:30:00Z,-300,2024-05-17",
        "2024-05-17T23:30:00.1234567890123Z,FRACTION,2024-05-17T23:30:00.123456789Z,0,2024-05-17",
        "2016-12-31T23:59:60Z,SECOND,2016-12-31T23:59:59Z,0,2016-12-31",
    })
    void timeIsNoMoreExactThanSent(String text, Precision precision, Instant at, Integer offset, LocalDate day) {
        assertThat(TimeRules.parse(text)).isEqualTo(new ClinicalTime(at, precision, offset, day));
    }

    @Test
    void whenItHappenedComesBeforeWhenItWasWrittenDown() {
        var files = imported(observation(
                "o", "'issued':'2024-02-02T00:00:00Z','effectivePeriod':{'start':'2024-01-01','end':'2024-01-03'},"));

        assertThat(files.facts("Observation", "o").time())
                .extracting(ClinicalTime::localDay)
                .isEqualTo(LocalDate.of(2024, 1, 1));
        assertThat(files.facts("Patient", "ana").time()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "active,'',NOW",
        "resolved,'',BEFORE",
        "active,'\"abatementDateTime\":\"2020\",',BEFORE",
        "remission,'',BEFORE",
        "relapse,'',NOW",
        "active,'\"abatementRange\":{\"low\":{\"value\":3}},',BEFORE",
        "active,'\"verificationStatus\":{\"coding\":[{\"code\":\"entered-in-error\"}]},',WRONG"
    })
    void aConditionIsGoingOnOrOver(String status, String more, Activity activity) {
        var files = imported(condition("c", "'clinicalStatus':{'coding':[{'code':'" + status + "'}]}," + more));

        assertThat(files.facts("Condition", "c").activity()).isEqualTo(activity);
        assertThat(files.facts("Condition", "c").status())
                .isEqualTo(more.contains("error") ? "entered-in-error" : status);
    }

    @ParameterizedTest
    @CsvSource({"active,NOW", "on-hold,NOW", "completed,BEFORE", "stopped,BEFORE", "entered-in-error,WRONG"})
    void aPrescriptionIsGoingOnOrOver(String status, Activity activity) {
        var files = imported("{'resourceType':'MedicationRequest','id':'m','status':'" + status
                + "','intent':'order','medicationCodeableConcept':{'text':'x'},'subject':{'reference':'Patient/ana'}}");

        assertThat(files.facts("MedicationRequest", "m").activity()).isEqualTo(activity);
    }

    @Test
    void theKeyOfACodePrefersLoincAndHasTheUnit() {
        var files = imported(observation("o", "'valueQuantity':{'value':1,'unit':'milligrams','code':'mg'},")
                .replace(
                        "{'text':'x'}",
                        "{'coding':[{'system':'urn:ours','code':'k'},{'system':'http://loinc.org','code':'2345-7'}]}"));

        var expected = ByteBuffer.allocate(1 + 12 + 16 + 6 + 2)
                .put((byte) 1)
                .putInt(16)
                .put("http://loinc.org".getBytes(UTF_8))
                .putInt(6)
                .put("2345-7".getBytes(UTF_8))
                .putInt(2)
                .put("mg".getBytes(UTF_8));
        assertThat(files.facts("Observation", "o").codeKey()).isEqualTo(expected.array());
    }

    @Test
    void theVisitIsFoundWhereverATypeKeepsIt() {
        var files = imported(
                "{'resourceType':'Encounter','id':'e','status':'finished','class':{'code':'AMB'}}",
                observation("o", "'encounter':{'reference':'Encounter/e'},"),
                "{'resourceType':'DocumentReference','id':'d','status':'current','content':[{'attachment':{'url':'u'}}],"
                        + "'context':{'encounter':[{'reference':'Encounter/e'}],'period':{'start':'2020'}}}");

        assertThat(files.facts("Observation", "o").encounterId()).isEqualTo(IDS.of("Encounter", "e"));
        assertThat(files.facts("DocumentReference", "d").encounterId()).isEqualTo(IDS.of("Encounter", "e"));
        assertThat(files.facts("DocumentReference", "d").time())
                .extracting(ClinicalTime::precision)
                .isEqualTo(Precision.YEAR);
    }

    @Test
    void numbersOfTypesAndShelvesAreFrozen() {
        assertThat(ResourceType.OBSERVATION.code()).isEqualTo(96);
        assertThat(Shelf.OTHER.code()).isEqualTo(20);
        assertThat(Shelf.of(7)).isEqualTo(Shelf.MEDICINE);
        assertThat(Activity.of(2)).isEqualTo(Activity.BEFORE);
    }

    private Import imported(String... resources) {
        var all = new String[resources.length + 1];
        all[0] = ANA;
        System.arraycopy(resources, 0, all, 1, resources.length);
        var files = new Import(folder).file("a.json", bundle(all));
        files.run();
        assertThat(files.sink.quarantined).isEmpty();
        return files;
    }

    private static String observation(String id, String more) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'final'," + more + "'code':{'text':'x'}}";
    }

    private static String condition(String id, String more) {
        return "{'resourceType':'Condition','id':'" + id + "'," + more + "'subject':{'reference':'Patient/ana'}}";
    }

    private static String report(String id, String more, String result) {
        return "{'resourceType':'DiagnosticReport','id':'" + id + "','status':'final'," + more
                + "'code':{'text':'x'},'result':[{'reference':'Observation/" + result + "'}]}";
    }
}
