package org.keepwell.records.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestGuidesTest {

    private final TestGuides guides = TestGuides.shipped();

    @Test
    void theFormulasTellEasyTextFromHardText() {
        assertThat(ReadingGrade.fleschKincaid(List.of("The cat sat on the mat. It was warm.")))
                .isLessThan(2);
        assertThat(ReadingGrade.fleschKincaid(List.of("Glycosylated hemoglobin quantification characterizes "
                        + "longitudinal hyperglycemic exposure independently of postprandial variability.")))
                .isGreaterThan(15);
        assertThat(ReadingGrade.fernandezHuerta(List.of("El sol da luz. La casa es de Ana.")))
                .isGreaterThan(90);
        assertThat(ReadingGrade.fernandezHuerta(List.of("La cuantificación de la hemoglobina glucosilada caracteriza "
                        + "longitudinalmente la exposición hiperglucémica.")))
                .isLessThan(30);
    }

    @Test
    void everyEnglishGuideReadsAtGrade7OrLower() {
        for (var code : guides.codes()) {
            assertThat(ReadingGrade.fleschKincaid(texts(code, "en")))
                    .as("grade of %s", code)
                    .isLessThanOrEqualTo(7.0);
        }
    }

    @Test
    void everySpanishGuideReadsAsPlainOrEasier() {
        for (var code : guides.codes()) {
            assertThat(ReadingGrade.fernandezHuerta(texts(code, "es")))
                    .as("ease of %s", code)
                    .isGreaterThanOrEqualTo(70.0);
        }
    }

    @Test
    void bothLanguagesSayTheSameNumberOfThings() {
        for (var code : guides.codes()) {
            var english = guides.find(code, "en-US").orElseThrow();
            var spanish = guides.find(code, "es-MX").orElseThrow();
            assertThat(spanish.questions()).as(code).hasSameSizeAs(english.questions());
            assertThat(spanish.shows()).as(code).isNotEqualTo(english.shows());
            assertThat(spanish.source()).isEqualTo(english.source()).isNotBlank();
        }
    }

    @Test
    void everyGuidedTestHasAPlainName() {
        assertThat(guides.codes()).hasSizeGreaterThanOrEqualTo(30);
        for (var code : List.of("4548-4", "2345-7", "2160-0", "2093-3", "718-7", "3016-3", "85354-9")) {
            assertThat(guides.codes()).contains(code);
            assertThat(PlainNames.shipped().find("http://loinc.org", code)).isPresent();
        }
    }

    @Test
    void aCodeWithoutGuideHasNone() {
        assertThat(guides.find("0000-0", "en")).isEmpty();
    }

    private List<String> texts(String code, String language) {
        var guide = guides.find(code, language).orElseThrow();
        var texts = new ArrayList<>(List.of(guide.shows(), guide.low(), guide.high()));
        texts.addAll(guide.questions());
        return texts;
    }
}
