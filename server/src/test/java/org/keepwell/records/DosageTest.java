package org.keepwell.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dosages as senders structure them, in both languages; and those that must not be worded. */
class DosageTest {

    private static final String TABLET = "'doseAndRate': [{'doseQuantity': {'value': 1, 'unit': 'tablet'}}]";
    private static final String SIX_HOURS = "'timing': {'repeat': {'frequency': 1, 'period': 6, 'periodUnit': 'h'}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'frequency': 1, 'period': 1, 'periodUnit': 'd'|Once a day.|Una vez al día.",
                "'period': 1.0, 'periodUnit': 'd'|Once a day.|Una vez al día.",
                "'frequency': 4, 'period': 1.0, 'periodUnit': 'd'|4 times a day.|4 veces al día.",
                "'frequency': 1, 'period': 1, 'periodUnit': 'h'|Every hour.|Cada hora.",
                "'frequency': 1, 'period': 6, 'periodUnit': 'h'|Every 6 hours.|Cada 6 horas.",
                "'frequency': 1, 'period': 4, 'periodMax': 6, 'periodUnit': 'h'|Every 4 to 6 hours.|Cada 4 a 6 horas.",
                "'frequency': 2, 'frequencyMax': 3, 'period': 1, 'periodUnit': 'd'"
                        + "|2 to 3 times a day.|De 2 a 3 veces al día.",
                "'frequency': 2, 'period': 3, 'periodUnit': 'wk'|2 times every 3 weeks.|2 veces cada 3 semanas.",
                "'frequency': 1, 'period': 1, 'periodUnit': 'mo'|Once a month.|Una vez al mes.",
                "'frequency': 1, 'period': 1, 'periodUnit': 'wk', 'dayOfWeek': ['sun']"
                        + "|Once a week on Sundays.|Una vez a la semana los domingos.",
                "'frequency': 3, 'period': 1, 'periodUnit': 'wk', 'dayOfWeek': ['mon', 'wed', 'fri']"
                        + "|3 times a week on Mondays, Wednesdays and Fridays."
                        + "|3 veces a la semana los lunes, los miércoles y los viernes.",
                "'when': ['MORN']|In the morning.|Por la mañana.",
                "'frequency': 3, 'period': 1, 'periodUnit': 'd', 'when': ['AC']"
                        + "|3 times a day before meals.|3 veces al día antes de las comidas.",
                "'period': 1, 'periodUnit': 'd', 'when': ['CM', 'CV']"
                        + "|2 times a day with breakfast and with dinner.|2 veces al día con el desayuno y con la cena.",
                "'frequency': 2, 'period': 1, 'periodUnit': 'd', 'timeOfDay': ['08:00:00', '13:30:00']"
                        + "|2 times a day at 8:00 a.m. and at 1:30 p.m.|2 veces al día a las 8:00 a. m. y a la 1:30 p. m.",
                "'timeOfDay': ['12:00:00', '00:00:00']|At noon and at midnight.|Al mediodía y a medianoche.",
                "'frequency': 2, 'period': 1, 'periodUnit': 'd', 'boundsDuration': {'value': 10, 'unit': 'days', 'code': 'd'}"
                        + "|2 times a day for 10 days.|2 veces al día durante 10 días.",
            })
    void everyTimeHasWords(String repeat, String english, String spanish) {
        says("'timing': {'repeat': {" + repeat + "}}", english, spanish);
    }

    @ParameterizedTest
    @CsvSource({
        "QD,Once a day.,Una vez al día.",
        "BID,2 times a day.,2 veces al día.",
        "TID,3 times a day.,3 veces al día.",
        "QID,4 times a day.,4 veces al día.",
        "QOD,Every 2 days.,Cada 2 días.",
        "Q4H,Every 4 hours.,Cada 4 horas.",
        "Q6H,Every 6 hours.,Cada 6 horas.",
        "AM,In the morning.,Por la mañana.",
        "BED,At bedtime.,Al acostarse.",
        "WK,Once a week.,Una vez a la semana.",
    })
    void theUsualCodesHaveWords(String code, String english, String spanish) {
        says(
                "'timing': {'code': {'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation',"
                        + " 'code': '" + code + "', 'display': '" + code + "'}], 'text': '" + code + "'}}",
                english,
                spanish);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'doseQuantity': {'value': 1, 'unit': 'tablet'}|Take 1 tablet|Tome 1 comprimido",
                "'doseQuantity': {'value': 0.50, 'unit': 'TAB'}|Take 0.5 tablet|Tome 0.5 comprimido",
                "'doseQuantity': {'value': 2.0, 'code': 'CAP'}|Take 2 capsules|Tome 2 cápsulas",
                "'doseRange': {'low': {'value': 1, 'unit': 'tab'}, 'high': {'value': 2, 'unit': 'tab'}}"
                        + "|Take 1 to 2 tablets|Tome de 1 a 2 comprimidos",
                "'doseQuantity': {'value': 5, 'unit': 'mL', 'code': 'mL'}|Use 5 mL|Use 5 mL",
                "'doseQuantity': {'value': 10, 'code': 'U'}|Use 10 units|Use 10 unidades",
                "'doseQuantity': {'value': 1, 'unit': 'patch'}|Apply 1 patch|Aplique 1 parche",
            })
    void everyAmountHasWords(String dose, String english, String spanish) {
        says("'doseAndRate': [{" + dose + "}], " + SIX_HOURS, english + " every 6 hours.", spanish + " cada 6 horas.");
    }

    @Test
    void aNumberWithoutUnitIsRepeatedAndNotExplained() {
        says(
                SIX_HOURS + ", 'asNeededBoolean': false, 'doseAndRate': [{'type': {'text': 'Ordered'}, 'doseQuantity':"
                        + " {'value': 1.0}}]",
                "Every 6 hours. Amount each time: 1.",
                "Cada 6 horas. Cantidad cada vez: 1.");
    }

    @Test
    void theWholeIsSaidInOrder() {
        says(
                TABLET + ", " + SIX_HOURS + ", 'asNeededBoolean': true",
                "Take 1 tablet every 6 hours when needed.",
                "Tome 1 comprimido cada 6 horas si lo necesita.");
        says(
                TABLET + ", " + SIX_HOURS + ", 'asNeededCodeableConcept': {'coding': [{'system':"
                        + " 'http://snomed.info/sct', 'code': '22253000', 'display': 'Pain'}]}, 'route': {'coding':"
                        + " [{'system': 'http://snomed.info/sct', 'code': '26643006', 'display': 'Oral route (qualifier"
                        + " value)'}], 'text': 'Oral'}, 'maxDosePerPeriod': {'numerator': {'value': 8, 'unit': 'tablet'},"
                        + " 'denominator': {'value': 24, 'code': 'h'}}, 'additionalInstruction': [{'coding': [{'system':"
                        + " 'http://snomed.info/sct', 'code': '311504000'}]}]",
                "Take 1 tablet by mouth every 6 hours when needed for pain. No more than 8 tablets in 24 hours. With or after food.",
                "Tome 1 comprimido por la boca cada 6 horas si lo necesita para el dolor. No más de 8 comprimidos en 24 horas."
                        + " Con comida o después de comer.");
    }

    @Test
    void anInstructionThatIsNotKnownStandsAsSent() {
        says(
                TABLET + ", " + SIX_HOURS
                        + ", 'additionalInstruction': [{'text': 'Keep away from light (qualifier value)'}]",
                "Take 1 tablet every 6 hours. Keep away from light.",
                "Tome 1 comprimido cada 6 horas. Tal como se recibió: «Keep away from light».");
    }

    /** Each with something that nobody here understands, or that contradicts itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'timing': {'repeat': {'frequency': 2}}",
                "'timing': {'repeat': {'frequency': 'two', 'period': 1, 'periodUnit': 'd'}}",
                "'timing': {'repeat': {'frequency': 1, 'period': 0.5, 'periodUnit': 'd'}}",
                "'timing': {'repeat': {'frequency': 1, 'period': 5, 'periodUnit': 'min'}}",
                "'timing': {'repeat': {'frequency': 1, 'period': 6, 'periodMax': 4, 'periodUnit': 'h'}}",
                "'timing': {'repeat': {'frequency': 3, 'frequencyMax': 2, 'period': 1, 'periodUnit': 'd'}}",
                "'timing': {'repeat': {'frequency': 1, 'period': 1, 'periodUnit': 'd', 'count': 3}}",
                "'timing': {'repeat': {'frequency': 1, 'period': 1, 'periodUnit': 'd', 'when': ['CM', 'CV']}}",
                "'timing': {'repeat': {'frequency': 1, 'period': 1, 'periodUnit': 'wk', 'dayOfWeek': ['mon', 'tue']}}",
                "'timing': {'repeat': {'when': ['MORN'], 'timeOfDay': ['08:00:00']}}",
                "'timing': {'repeat': {'when': ['PHS']}}",
                "'timing': {'repeat': {'timeOfDay': ['25:00:00']}}",
                "'timing': {'event': ['2024-01-01'], 'repeat': {'frequency': 1, 'period': 1, 'periodUnit': 'd'}}",
                "'timing': {'code': {'text': 'as the moon rises'}}",
                "'timing': {'code': {'text': 'BID'}, 'repeat': {'frequency': 3, 'period': 1, 'periodUnit': 'd'}}",
                "'timing': {'repeat': {'frequency': 1, 'period': 1, 'periodUnit': 'd', 'boundsPeriod': {'start': '2024'}}}",
                SIX_HOURS + ", 'doseAndRate': [{'doseQuantity': {'value': 1, 'unit': 'scoop'}}]",
                SIX_HOURS + ", 'doseAndRate': [{'doseQuantity': {'value': 1, 'unit': 'tablet', 'code': 'mg'}}]",
                SIX_HOURS + ", 'doseAndRate': [{'doseQuantity': {'value': 0, 'unit': 'tablet'}}]",
                SIX_HOURS + ", 'doseAndRate': [{'doseQuantity': {'value': 1e9, 'unit': 'tablet'}}]",
                SIX_HOURS + ", 'doseAndRate': [{'doseQuantity': {'value': 1, 'unit': 'tablet', 'comparator': '<'}}]",
                SIX_HOURS
                        + ", 'doseAndRate': [{'doseQuantity': {'value': 1, 'unit': 'mL'}, 'rateQuantity': {'value': 1}}]",
                SIX_HOURS + ", 'doseAndRate': [{'doseRange': {'high': {'value': 1, 'unit': 'mL'}}}]",
                SIX_HOURS + ", " + TABLET + ", 'route': {'text': 'by way of the moon'}",
                SIX_HOURS + ", " + TABLET
                        + ", 'route': {'coding': [{'system': 'http://snomed.info/sct', 'code': '26643006',"
                        + " 'display': 'Nasal'}]}",
                SIX_HOURS + ", " + TABLET + ", 'site': {'text': 'left eye'}",
                SIX_HOURS + ", " + TABLET + ", 'modifierExtension': [{'url': 'x', 'valueBoolean': true}]",
                SIX_HOURS + ", " + TABLET + ", 'maxDosePerLifetime': {'value': 3}",
                SIX_HOURS + ", " + TABLET + ", 'maxDosePerPeriod': {'numerator': {'value': 3, 'unit': 'tablet'}}",
                SIX_HOURS + ", " + TABLET + ", 'asNeededCodeableConcept': {'text': 'whatever'}",
                SIX_HOURS + ", " + TABLET
                        + ", 'asNeededBoolean': false, 'additionalInstruction': [{'coding': [{'system':"
                        + " 'http://snomed.info/sct', 'code': '1831000175103'}]}]",
                "'timing': {'repeat': {'frequency': 1, 'period': 1, 'periodUnit': 'd'}}, 'additionalInstruction': [{'text':"
                        + " 'Every six hours'}]",
                "'route': {'text': 'oral'}",
                "'asNeededBoolean': false",
            })
    void whatIsNotUnderstoodHasNoWordsButTheSenders(String json) {
        var silent = reader("[{" + json + "}]", null);
        assertThat(silent.dosage(Language.EN)).isNull();
        assertThat(silent.dosage(Language.ES)).isNull();
        assertThat(DosageText.wordedSig(silent.dosages, null)).isNull();

        var told = reader("[{'text': 'As told', " + json + "}]", null);
        assertThat(told.dosage(Language.EN)).isEqualTo("As told");
        assertThat(told.dosage(Language.ES)).isEqualTo("As told");
    }

    @Test
    void theSendersWordsStandBesideOursUnlessOursHoldThem() {
        var more = reader("[{'text': 'TAKE 1 TAB Q6H, STOP IF RASH', " + TABLET + ", " + SIX_HOURS + "}]", null);
        assertThat(more.dosage(Language.EN))
                .isEqualTo("Take 1 tablet every 6 hours. As received: “TAKE 1 TAB Q6H, STOP IF RASH”.");
        var same = reader("[{'text': 'take 1 tablet every 6 hours', " + TABLET + ", " + SIX_HOURS + "}]", null);
        assertThat(same.dosage(Language.ES)).isEqualTo("Tome 1 comprimido cada 6 horas.");
        var coded = reader(
                "[{'text': 'Every six hours (qualifier value)', 'asNeededBoolean': false, 'timing': {'repeat': {'frequency':"
                        + " 4, 'period': 1.0, 'periodUnit': 'd'}}, 'additionalInstruction': [{'text': 'Every six hours"
                        + " (qualifier value)'}]}]",
                null);
        assertThat(coded.dosage(Language.ES)).isEqualTo("4 veces al día. Cada 6 horas.");
        assertThat(reader("[{'text': 'Take as needed.', 'asNeededBoolean': true}]", null)
                        .dosage(Language.ES))
                .isEqualTo("Tome si lo necesita.");
        assertThat(reader("[{'text': 'Every seventy two hours (qualifier value)'}]", null)
                        .dosage(Language.ES))
                .isEqualTo("Cada 72 horas.");
    }

    @Test
    void anInstructionForThePatientWinsInItsLanguage() {
        var english = reader("[{'patientInstruction': 'One with tea', " + TABLET + ", " + SIX_HOURS + "}]", "en-US");
        assertThat(english.dosage(Language.EN)).isEqualTo("One with tea");
        assertThat(english.dosage(Language.ES))
                .isEqualTo("Tome 1 comprimido cada 6 horas. Tal como se recibió: «One with tea».");
        var spanish = reader("[{'patientInstruction': 'Una con té', 'text': 'x', " + SIX_HOURS + "}]", "es");
        assertThat(spanish.dosage(Language.ES)).isEqualTo("Una con té");
        assertThat(reader("[{'patientInstruction': 'Una con té', 'text': 'x'}]", "es")
                        .dosage(Language.EN))
                .isEqualTo("Una con té");
    }

    @Test
    void severalFollowTheirNumbersAndOneThatIsSilentSilencesAll() {
        var second = "{'sequence': 2, 'text': 'then none'}";
        var first = "{'sequence': 1, " + TABLET + ", " + SIX_HOURS + "}";
        assertThat(reader("[" + second + ", " + first + ", {'sequence': 3}]", null)
                        .dosage(Language.EN))
                .isEqualTo("Take 1 tablet every 6 hours. then none");
        var silent = reader("[" + second + ", {'site': {'text': 'left eye'}}]", null);
        assertThat(silent.dosage(Language.EN)).isNull();
        assertThat(DosageText.sig(silent.dosages)).isNull();
        assertThat(reader("[" + "{'text': 'x'}, ".repeat(20) + "{'text': 'x'}]", null)
                        .dosage(Language.EN))
                .isNull();
        assertThat(reader("[{'text': '" + "x".repeat(20_001) + "'}]", null).dosage(Language.EN))
                .isNull();
    }

    @Test
    void aPharmacyReadsTheSendersWordsElseOursInEnglishIfTheyAreWhole() {
        var said =
                reader("[{'text': 'TAKE 1 TAB.'}, {'patientInstruction': 'una', 'text': 'x', " + TABLET + "}]", "es");
        assertThat(DosageText.sig(said.dosages)).isEqualTo("TAKE 1 TAB.; una");
        var ours = reader("[{" + TABLET + ", " + SIX_HOURS + "}]", "es").dosages;
        assertThat(DosageText.sig(ours)).isNull();
        var mixed = "[{" + TABLET + ", " + SIX_HOURS + "}, {'text': 'x'}]";
        assertThat(DosageText.wordedSig(reader(mixed, "es").dosages, "es"))
                .as("two languages")
                .isNull();
        assertThat(DosageText.wordedSig(reader(mixed, null).dosages, null)).isEqualTo("Take 1 tablet every 6 hours. x");
        assertThat(DosageText.wordedSig(ours, "es")).isEqualTo("Take 1 tablet every 6 hours.");
        assertThat(DosageText.wordedSig(reader("[{" + SIX_HOURS + "}]", null).dosages, null))
                .as("how much is not said")
                .isNull();
        assertThat(DosageText.wordedSig(
                        reader("[{" + SIX_HOURS + ", 'doseAndRate': [{'doseQuantity': {'value': 1}}]}]", null).dosages,
                        null))
                .as("one of what is not said")
                .isNull();
    }

    private static void says(String dosage, String english, String spanish) {
        var read = reader("[{" + dosage + "}]", null);
        assertThat(read.dosage(Language.EN)).isEqualTo(english);
        assertThat(read.dosage(Language.ES)).isEqualTo(spanish);
    }

    private static MedicineReader reader(String dosages, String language) {
        var json = "{" + (language == null ? "" : "'language': '" + language + "', ") + "'dosageInstruction': "
                + dosages + "}";
        var bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return Fhir.read(bytes, bytes.length, new MedicineReader());
    }
}
