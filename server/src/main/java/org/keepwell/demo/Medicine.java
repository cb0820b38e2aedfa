package org.keepwell.demo;

import static org.keepwell.demo.Coded.rxnorm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product that is prescribed at the made-up clinic; some go without a code, as some senders' do. */
enum Medicine {
    METFORMIN(rxnorm("861007", "metformin hydrochloride 500 MG Oral Tablet"), "Take 1 tablet twice a day with food."),
    LISINOPRIL(rxnorm("314076", "lisinopril 10 MG Oral Tablet"), "Take 1 tablet once a day."),
    SIMVASTATIN(rxnorm("314231", "Simvastatin 10 MG Oral Tablet"), "Take 1 tablet in the evening."),
    LOSARTAN(rxnorm("979492", "losartan potassium 50 MG Oral Tablet"), "Take 1 tablet once a day."),
    FUROSEMIDE(rxnorm("313988", "Furosemide 40 MG Oral Tablet"), "Take 1 tablet in the morning."),
    CARVEDILOL(rxnorm("200031", "carvedilol 6.25 MG Oral Tablet"), "Take 1 tablet twice a day with food."),
    LEVOTHYROXINE(null, "levothyroxine 50 mcg tablet", "Take 1 tablet on an empty stomach in the morning."),
    IRON(null, "ferrous sulfate 325 mg tablet", "Take 1 tablet every other day."),
    PRENATAL_VITAMIN(null, "prenatal vitamin tablet", "Take 1 tablet once a day."),
    ALBUTEROL(rxnorm("630208", "albuterol 0.83 MG/ML Inhalation Solution"), "Use when short of breath."),
    FLUTICASONE(
            rxnorm(
                    "896209",
                    "60 ACTUAT Fluticasone propionate 0.25 MG/ACTUAT / salmeterol 0.05 MG/ACTUAT Dry Powder Inhaler"),
            "Breathe in 1 puff twice a day, then rinse your mouth."),
    SERTRALINE(rxnorm("312941", "sertraline 50 MG Oral Tablet"), "Take 1 tablet once a day."),
    NAPROXEN(rxnorm("849574", "Naproxen sodium 220 MG Oral Tablet"), "Take 1 tablet with food when in pain."),
    ALENDRONATE(rxnorm("904419", "Alendronic acid 10 MG Oral Tablet"), "Take 1 tablet with a full glass of water."),
    IBUPROFEN(rxnorm("310965", "Ibuprofen 200 MG Oral Tablet"), "Take 1 or 2 tablets with food when in pain."),
    LORATADINE(rxnorm("665078", "Loratadine 5 MG Chewable Tablet"), "Chew 1 tablet once a day in pollen season."),
    PENICILLIN(rxnorm("834061", "Penicillin V Potassium 250 MG Oral Tablet"), "Take 1 tablet 4 times a day."),
    AMOXICILLIN(rxnorm("308182", "Amoxicillin 250 MG Oral Capsule"), "Take 1 capsule 3 times a day."),
    NITROFURANTOIN(
            rxnorm("1648755", "nitrofurantoin, macrocrystals 25 MG / nitrofurantoin, monohydrate 75 MG Oral Capsule"),
            "Take 1 capsule twice a day with food."),
    NORETHINDRONE(
            rxnorm("748962", "{28 (norethindrone 0.35 MG Oral Tablet) } Pack [Camila 28 Day]"),
            "Take 1 tablet at the same time every day."),
    EPINEPHRINE(
            rxnorm("1870230", "NDA020800 0.3 ML Epinephrine 1 MG/ML Auto-Injector"),
            "Use at once for a severe reaction, then call 911.");

    private final @Nullable Coded code;
    private final String product;
    private final String directions;

    Medicine(Coded code, String directions) {
        this(code, code.display(), directions);
    }

    Medicine(@Nullable Coded code, String product, String directions) {
        this.code = code;
        this.product = product;
        this.directions = directions;
    }

    String product() {
        return product;
    }

    String directions() {
        return directions;
    }

    /** As {@code medicationCodeableConcept}. */
    Map<String, Object> concept() {
        return code == null ? Fhir.text(product) : Fhir.concept(code);
    }
}
