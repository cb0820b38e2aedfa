package org.keepwell.records.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Category;

class CodeCategoriesTest {

    private static final String OBSERVATION = "http://terminology.hl7.org/CodeSystem/observation-category";

    private final CodeCategories categories = CodeCategories.shipped();

    @Test
    void anObservationGoesByItsCategory() {
        assertThat(categories.find(OBSERVATION, "laboratory")).contains(Category.RESULTS);
        assertThat(categories.find(OBSERVATION, "vital-signs")).contains(Category.VITALS);
        assertThat(categories.find(OBSERVATION, "social-history")).contains(Category.SOCIAL);
        assertThat(categories.ofResource("Observation")).isEqualTo(Category.RESULTS);
    }

    @Test
    void aNoteIsANoteThoughItComesAsAReport() {
        assertThat(categories.find("http://loinc.org", "34117-2")).contains(Category.NOTES);
        assertThat(categories.ofResource("DiagnosticReport")).isEqualTo(Category.RESULTS);
    }

    @Test
    void anUnknownTypeIsOther() {
        assertThat(categories.ofResource("Nonsense")).isEqualTo(Category.OTHER);
    }

    @Test
    void everyTypeAndObservationCategoryOfTheSyntheticRecordsIsListed() throws IOException {
        var unlisted = new TreeSet<String>();
        for (var sent : SharedData.clinicalResources()) {
            if (categories
                    .find("http://hl7.org/fhir/resource-types", sent.type())
                    .isEmpty()) {
                unlisted.add(sent.type());
            }
            if (sent.type().equals("Observation")) {
                SharedData.eachCoding(sent.resource().path("category"), (system, coding) -> {
                    if (categories.find(system, coding.get("code").asString()).isEmpty()) {
                        unlisted.add(coding.get("code").asString());
                    }
                });
            }
        }
        assertThat(unlisted).isEmpty();
    }
}
