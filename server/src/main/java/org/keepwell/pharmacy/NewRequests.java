package org.keepwell.pharmacy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.patients.PatientKeys;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Node;
import org.keepwell.pharmacy.script.ScriptMessage;
import org.springframework.stereotype.Component;

/** What pharmacies ask of their own accord, as it comes in: kept sealed, and told. Inside the transaction that takes it. */
@Component
class NewRequests {

    private static final String NO_SCHEDULE = "C38046";

    private final Requests requests;
    private final PharmacyDirectory directory;
    private final PatientKeys keys;
    private final Clock clock;

    NewRequests(Requests requests, PharmacyDirectory directory, PatientKeys keys, Clock clock) {
        this.requests = requests;
        this.directory = directory;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param body the message as it came @param order of ours, where it names one */
    PharmacyNews add(Grant grant, Connection from, ScriptMessage message, byte[] body, @Nullable UUID order) {
        var content = message.content();
        var cipher = keys.find(grant).orElseThrow(NotVisible::new);
        var id = UUID.randomUUID();
        var ncpdp = content.textAt("Pharmacy", "Identification", "NCPDPID");
        var pharmacy = ncpdp == null
                ? null
                : directory.byNcpdpId(grant.tenant(), ncpdp).map(Pharmacy::id).orElse(null);
        boolean controlled = isControlled(content);
        requests.add(
                grant,
                new Requests.Request(
                        id,
                        message.kind(),
                        from.name(),
                        message.header().from(),
                        message.header().messageId(),
                        content.textAt("RequestReferenceNumber"),
                        pharmacy == null ? null : pharmacy.value(),
                        order,
                        controlled,
                        false,
                        false,
                        clock.instant(),
                        cipher.seal(body, Requests.place(id))));
        var patient = grant.patient();
        return message.kind() == Kind.RENEWAL_REQUEST
                ? new PharmacyNews.RenewalAsked(patient, new RenewalRequestId(id), order, pharmacy, controlled)
                : new PharmacyNews.ChangeAsked(patient, new ChangeRequestId(id), order, pharmacy, controlled);
    }

    /** By what any of the medicines in it says of itself, or by its name. */
    static boolean isControlled(Node content) {
        return List.of("MedicationPrescribed", "MedicationDispensed", "MedicationRequested").stream()
                .flatMap(name ->
                        content.children().stream().filter(child -> child.name().equals(name)))
                .anyMatch(medicine -> {
                    var schedule = medicine.textAt("DrugCoded", "DEASchedule", "Code");
                    var text = medicine.textAt("DrugDescription");
                    return (schedule != null && !schedule.equals(NO_SCHEDULE))
                            || (text != null && UncontrolledMedicine.isControlled(text));
                });
    }
}
