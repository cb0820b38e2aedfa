package org.keepwell.records;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.content.Wording;

/**
 * What doses are counted in. Codes are UCUM's, and those of HL7's orderable drug forms; one that is not here is not worded.
 */
enum DoseUnit {
    TABLET(
            new Wording("tablet", "comprimido"),
            new Wording("tablets", "comprimidos"),
            List.of("TAB", "{tbl}", "{tablet}"),
            List.of("tab", "tabs", "tablet", "tablets", "comprimido", "comprimidos")),
    CAPSULE(
            new Wording("capsule", "cápsula"),
            new Wording("capsules", "cápsulas"),
            List.of("CAP", "{capsule}"),
            List.of("cap", "caps", "capsule", "capsules")),
    MILLILITER(same("mL"), same("mL"), List.of("mL", "ml"), List.of("ml", "milliliter", "milliliters")),
    MILLIGRAM(same("mg"), same("mg"), List.of("mg"), List.of("mg", "milligram", "milligrams")),
    MICROGRAM(same("mcg"), same("mcg"), List.of("ug"), List.of("mcg", "ug", "µg", "microgram", "micrograms")),
    GRAM(same("g"), same("g"), List.of("g"), List.of("g", "gram", "grams")),
    DROP(
            new Wording("drop", "gota"),
            new Wording("drops", "gotas"),
            List.of("[drp]", "DROP", "{drop}"),
            List.of("drop", "drops")),
    PUFF(
            new Wording("puff", "pulsación"),
            new Wording("puffs", "pulsaciones"),
            List.of("PUFF", "{puff}"),
            List.of("puff", "puffs")),
    SPRAY(
            new Wording("spray", "pulverización"),
            new Wording("sprays", "pulverizaciones"),
            List.of("{spray}"),
            List.of("spray", "sprays")),
    PATCH(
            new Wording("patch", "parche"),
            new Wording("patches", "parches"),
            List.of("PATCH", "{patch}"),
            List.of("patch", "patches")),
    SUPPOSITORY(
            new Wording("suppository", "supositorio"),
            new Wording("suppositories", "supositorios"),
            List.of("SUPP", "{suppository}"),
            List.of("suppository", "suppositories")),
    UNIT(new Wording("unit", "unidad"), new Wording("units", "unidades"), List.of("U"), List.of("unit", "units")),
    INTERNATIONAL_UNIT(
            new Wording("international unit", "unidad internacional"),
            new Wording("international units", "unidades internacionales"),
            List.of("[iU]", "[IU]"),
            List.of("iu", "international unit", "international units"));

    private final Wording one;
    private final Wording many;
    private final List<String> codes;
    private final List<String> names;

    DoseUnit(Wording one, Wording many, List<String> codes, List<String> names) {
        this.one = one;
        this.many = many;
        this.codes = codes;
        this.names = names;
    }

    /** Half a tablet is said of one, as pharmacies write it. */
    Wording of(boolean several) {
        return several ? many : one;
    }

    /** What the quantity is counted in; null if that is unknown, or if its code and its words say two things. */
    static @Nullable DoseUnit of(Quantity quantity) {
        var code = quantity.code();
        var coded = code == null ? null : find(unit -> unit.codes.contains(code));
        var word = quantity.unit();
        if (word == null) {
            return coded;
        }
        var lower = word.toLowerCase(Locale.ROOT);
        var named = find(unit -> unit.names.contains(lower) || unit.codes.contains(word));
        return coded == null || coded == named ? named : null;
    }

    private static @Nullable DoseUnit find(Predicate<DoseUnit> said) {
        return Arrays.stream(values()).filter(said).findFirst().orElse(null);
    }

    private static Wording same(String both) {
        return new Wording(both, both);
    }
}
