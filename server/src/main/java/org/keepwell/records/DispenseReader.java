package org.keepwell.records;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Which prescription a MedicationDispense was of, and how much it was. */
final class DispenseReader implements Fhir.Fields {

    private static final Set<String> HAPPENED = Set.of("completed", "in-progress", "unknown");

    @Nullable
    String status;

    @Nullable
    Quantity quantity;

    @Nullable
    Quantity supply;

    private List<Reference> prescriptions = List.of();

    @Override
    public void take(String name, JsonParser json) {
        switch (name) {
            case "status" -> status = Fhir.text(json);
            case "quantity" -> quantity = Quantity.read(json);
            case "daysSupply" -> supply = Quantity.read(json);
            case "authorizingPrescription" -> prescriptions = Reference.readAll(json);
            default -> {}
        }
    }

    boolean happened() {
        return status != null && HAPPENED.contains(status);
    }

    Set<UUID> prescriptions() {
        var ids = new HashSet<UUID>();
        prescriptions.stream().map(Reference::id).filter(Objects::nonNull).forEach(ids::add);
        return ids;
    }
}
