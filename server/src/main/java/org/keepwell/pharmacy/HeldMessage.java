package org.keepwell.pharmacy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keepwell.pharmacy.script.Node;
import org.keepwell.pharmacy.script.ScriptMessage;

/**
 * Of a message in quarantine what a person needs to know whose it is. For the console only, and never for a log.
 *
 * @param said by what it is called, in the order in which it is read; what the message does not say is not among it
 */
record HeldMessage(Quarantine.Held held, Map<String, String> said) {

    /** @param ours it answers a message or names an order that was sent from here */
    static HeldMessage of(Quarantine.Held held, ScriptMessage message, boolean ours) {
        var content = message.content();
        var said = new LinkedHashMap<String, String>();
        put(said, "from", message.header().from());
        put(said, "pharmacy", content.textAt("Pharmacy", "BusinessName"));
        put(said, "patient", name(content, "Patient", "HumanPatient"));
        put(said, "born", content.textAt("Patient", "HumanPatient", "DateOfBirth", "Date"));
        put(said, "gender", content.textAt("Patient", "HumanPatient", "Gender"));
        put(
                said,
                "record number",
                content.textAt("Patient", "HumanPatient", "Identification", "MedicalRecordIdentificationNumberEHR"));
        put(said, "medicine", content.textAt("MedicationPrescribed", "DrugDescription"));
        put(said, "written on", content.textAt("MedicationPrescribed", "WrittenDate", "Date"));
        put(said, "prescriber", name(content, "Prescriber", "NonVeterinarian"));
        put(said, "order", message.header().orderNumber());
        put(said, "answers", message.header().relatesTo());
        put(said, "sent from here", ours ? "yes" : "no");
        return new HeldMessage(held, said);
    }

    private static @Nullable String name(Node content, String who, String kind) {
        var family = content.textAt(who, kind, "Name", "LastName");
        var given = content.textAt(who, kind, "Name", "FirstName");
        return family == null ? given : given == null ? family : family + ", " + given;
    }

    private static void put(Map<String, String> said, String name, @Nullable String text) {
        if (text != null) {
            said.put(name, text);
        }
    }

    /** Without what it says: it must not be logged. */
    @Override
    public String toString() {
        return held.toString();
    }
}
