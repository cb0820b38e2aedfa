package org.keepwell.records.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
            Label.REPRODUCTIVE,
                    Pattern.compile(
                            "pregnan|contracep|prenatal|antenatal|postnatal|miscarriage|f(o)?etal|fetus|tubal|norethindrone"
                                    + "|estradiol|gestrel|medroxyprogesterone|labor$|parturition|cesarean|eclampsia|blighted"),
            Label.HIV, Pattern.compile("\\bhiv\\b|human immunodeficiency"),
            Label.SUBSTANCE_USE,
                    Pattern.compile(
                            "drug abuse|drug addiction|misuses drugs|overdose|alcohol (drink|use|consum)|substance use|dast-10"
                                    + "|audit-c|drug rehab|detoxification"),
            Label.MENTAL_HEALTH,
                    Pattern.compile("depression|anxiety|phq|patient health quest|attention deficit|\\bpanic\\b"),
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

    /** What SOURCES.md of the synthetic patients counts: so many patients have such a resource. */
    private enum Sensitive {
        PARTNER_ABUSE("Condition", "intimate partner abuse", Label.ABUSE, 14),
        PREGNANCY("Condition", "pregnan", Label.REPRODUCTIVE, 11),
        CONTRACEPTION("Encounter", "contraception care", Label.REPRODUCTIVE, 7),
        HIV_TEST("Procedure", "human immunodeficiency", Label.HIV, 3),
        HIV_STATUS("Observation", "hiv status", Label.HIV, 1);

        private final String type;
        private final String words;
        private final Label label;
        private final int patients;

        Sensitive(String type, String words, Label label, int patients) {
            this.type = type;
            this.words = words;
            this.label = label;
            this.patients = patients;
        }
    }

    @Test
    void everySensitiveResourceOfTheSyntheticPatientsIsLabelled() throws IOException {
        var patients = new EnumMap<Sensitive, Set<String>>(Sensitive.class);
        for (var sent : SharedData.clinicalResources()) {
            for (var kind : Sensitive.values()) {
                if (sent.type().equals(kind.type) && says(sent.resource(), kind.words)) {
                    assertThat(labelsOf(sent.resource())).contains(kind.label);
                    patients.computeIfAbsent(kind, key -> new TreeSet<>()).add(sent.patient());
                }
            }
        }
        for (var kind : Sensitive.values()) {
            assertThat(patients.get(kind)).as(kind.name()).hasSize(kind.patients);
        }
    }

    @Test
    void noCodeOfTheSyntheticPatientsThatSoundsSensitiveIsWithoutItsLabel() throws IOException {
        var missed = new TreeMap<String, String>();
        var displays = new HashMap<String, String>();
        for (var sent : SharedData.clinicalResources()) {
            SharedData.eachCoding(
                    sent.resource(),
                    (system, coding) ->
                            displays.put(system + "|" + coding.get("code").asString() + "|" + display(coding), system));
        }
        displays.forEach((key, system) -> {
            var part = key.split("\\|", 3);
            WORDS.forEach((label, words) -> {
                if (words.matcher(part[2].toLowerCase(Locale.ROOT)).find()
                        && !labels.find(system, part[1]).contains(label)) {
                    missed.put(key, label.name());
                }
            });
        });
        assertThat(displays).hasSizeGreaterThan(700);
        assertThat(missed).isEmpty();
    }

    private static boolean says(JsonNode resource, String words) {
        var says = new boolean[1];
        SharedData.eachCoding(
                resource,
                (_, coding) ->
                        says[0] |= display(coding).toLowerCase(Locale.ROOT).contains(words));
        return says[0];
    }

    private Set<Label> labelsOf(JsonNode resource) {
        var found = EnumSet.noneOf(Label.class);
        SharedData.eachCoding(
                resource,
                (system, coding) ->
                        found.addAll(labels.find(system, coding.get("code").asString())));
        return found;
    }

    private static String display(JsonNode coding) {
        return coding.get("display").asString();
    }
}
