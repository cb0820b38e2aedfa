package org.keepwell.records.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Category;
import org.keepwell.access.Label;
import tools.jackson.databind.JsonNode;

class CodeLabelsTest {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String ICD10 = "http://hl7.org/fhir/sid/icd-10-cm";

    private final CodeLabels labels = CodeLabels.shipped();

    /** What a reader would call sensitive by its words; shares nothing with the table, which goes by codes. */
    private static final Map<Label, Pattern> WORDS = Map.of(
            Label.ABUSE, Pattern.compile("partner|domestic abuse|abuse status|violence|humiliation"),
            Label.REPRODUCTIVE, Pattern.compile(
                    "pregnan|contracep|prenatal|antenatal|postnatal|miscarriage|f(o)?etal|fetus|tubal|norethindrone"
                            + "|estradiol|gestrel|medroxyprogesterone|labor$|parturition|cesarean|eclampsia|blighted"),
            Label.HIV, Pattern.compile("\\bhiv\\b|human immunodeficiency"),
            Label.SUBSTANCE_USE, Pattern.compile(
                    "drug abuse|drug addiction|misuses drugs|overdose|alcohol (drink|use|consum)|substance use|dast-10"
                            + "|audit-c|drug rehab|detoxification"),
            Label.MENTAL_HEALTH, Pattern.compile("depression|anxiety|phq|patient health quest|attention deficit|\\bpanic\\b"),
            Label.SEXUAL_HEALTH, Pattern.compile("sexual orient|chlamydia|gonorrh|syphilis|heterosexual"));

    @Test
    void aCodeOfAnotherSystemHasNoLabel() {
        assertThat(labels.find(SNOMED, "706893006")).containsExactly(Label.ABUSE);
        assertThat(labels.find("http://loinc.org", "706893006")).isEmpty();
    }

    @Test
    void aBlockOfIcd10IsLabelledWhole() {
        assertThat(labels.find(ICD10, "F10.20")).containsExactly(Label.SUBSTANCE_USE);
        assertThat(labels.find(ICD10, "O80")).containsExactly(Label.REPRODUCTIVE);
        assertThat(labels.find(ICD10, "B20")).containsExactly(Label.HIV);
        assertThat(labels.find(ICD10, "T74.11XA")).containsExactly(Label.ABUSE);
        assertThat(labels.find(ICD10, "I10")).isEmpty();
    }

    @Test
    void aMedicineIsLabelledByItsWordsWhenItsProductCodeIsUnknown() {
        assertThat(labels.ofMedicine("Buprenorphine 8 MG / Naloxone 2 MG Sublingual Film"))
                .containsExactly(Label.SUBSTANCE_USE);
        assertThat(labels.ofMedicine("dolutegravir 50 MG Oral Tablet")).containsExactly(Label.HIV);
        assertThat(labels.ofMedicine("lisinopril 10 MG Oral Tablet")).isEmpty();
    }

    @Test
    void aNoteIsUnreviewedTextWhateverItsCode() {
        assertThat(labels.ofCategory(Category.NOTES)).containsExactly(Label.UNREVIEWED_TEXT);
        assertThat(labels.ofCategory(Category.RESULTS)).isEmpty();
    }

    @Test
    void everySensitiveConditionOfTheSyntheticPatientsIsLabelled() throws IOException {
        assertThat(patientsLabelled("Condition", "intimate-partner abuse", Label.ABUSE)).hasSize(14);
        assertThat(patientsLabelled("Condition", "pregnan", Label.REPRODUCTIVE)).hasSize(11);
        assertThat(patientsLabelled("Encounter", "contraception care", Label.REPRODUCTIVE)).hasSize(7);
        assertThat(patientsLabelled("Procedure", "human immunodeficiency", Label.HIV)).hasSize(3);
        assertThat(patientsLabelled("Observation", "hiv status", Label.HIV)).hasSize(1);
    }

    /** The patients with such a resource, after checking that each of these resources carries the label. */
    private Set<String> patientsLabelled(String type, String words, Label label) throws IOException {
        var patients = new TreeSet<String>();
        Predicate<String> says = display -> display.toLowerCase().replace("intimate partner", "intimate-partner")
                .contains(words);
        for (var sent : SharedData.clinicalResources()) {
            var hit = new boolean[1];
            SharedData.eachCoding(sent.resource(), (_, coding) -> hit[0] |= says.test(display(coding)));
            if (hit[0] && sent.type().equals(type)) {
                assertThat(labelsOf(sent.resource())).contains(label);
                patients.add(sent.patient());
            }
        }
        return patients;
    }

    @Test
    void noCodeOfTheSyntheticPatientsThatSoundsSensitiveIsWithoutItsLabel() throws IOException {
        var missed = new TreeMap<String, String>();
        for (var sent : SharedData.clinicalResources()) {
            SharedData.eachCoding(sent.resource(), (system, coding) -> WORDS.forEach((label, words) -> {
                var display = display(coding).toLowerCase();
                var code = coding.get("code").asString();
                if (words.matcher(display).find()
                        && !labels.find(system, code).contains(label)) {
                    missed.put(code + " " + display, label.name());
                }
            }));
        }
        assertThat(missed).isEmpty();
    }

    private Set<Label> labelsOf(JsonNode resource) {
        var found = EnumSet.noneOf(Label.class);
        SharedData.eachCoding(
                resource, (system, coding) -> found.addAll(labels.find(system, coding.get("code").asString())));
        return found;
    }

    private static String display(JsonNode coding) {
        return coding.get("display").asString();
    }
}
