package org.keepwell.records;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A medicine with what was ordered of it: MedicationRequest.dispenseRequest. */
final class PrescriptionReader implements Fhir.Fields {

    static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

    final MedicineReader medicine = new MedicineReader();

    @Nullable
    Quantity quantity;

    @Nullable
    Quantity supply;

    @Nullable
    String repeats;

    @Override
    public void take(String name, JsonParser json) {
        if (name.equals("dispenseRequest")) {
            Fhir.object(json, this::ordered);
        } else {
            medicine.take(name, json);
        }
    }

    private void ordered(String name, JsonParser json) {
        switch (name) {
            case "quantity" -> quantity = Quantity.read(json);
            case "expectedSupplyDuration" -> supply = Quantity.read(json);
            case "numberOfRepeatsAllowed" -> repeats = Fhir.number(json);
            default -> {}
        }
    }

    Optional<Concept.Coding> rxNorm(Map<UUID, Concept> lookedUp) {
        return medicine.medicine(lookedUp).codings().stream()
                .filter(coding -> RXNORM.equals(coding.system()))
                .filter(coding -> coding.code() != null)
                .findFirst();
    }

    @Nullable
    Integer repeatsAllowed() {
        return whole(repeats);
    }

    /** In days (UCUM {@code d}, {@code wk}, {@code mo}); null where it was said in something else. */
    static @Nullable Integer days(@Nullable Quantity duration) {
        var number = duration == null ? null : whole(duration.value());
        if (number == null || duration == null) {
            return null;
        }
        return switch (duration.unitKey()) {
            case "d", "day", "days" -> number;
            case "wk", "week", "weeks" -> number * 7;
            case "mo", "month", "months" -> number * 30;
            default -> null;
        };
    }

    private static @Nullable Integer whole(@Nullable String digits) {
        return digits != null && digits.matches("\\d{1,4}(\\.0+)?")
                ? Integer.valueOf(digits.replaceFirst("\\..*", ""))
                : null;
    }
}
