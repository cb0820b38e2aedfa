package org.keepwell.pharmacy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.SealedTransaction;
import org.keepwell.patients.Patients;
import org.keepwell.patients.Person;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Node;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.script.ScriptMessage;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose a message is: by the message it answers, by the order it names, or by a record number in a system that the
 * connection is believed for. Never by a name; a birth date only ever speaks against.
 */
@Component
class Whose {

    /** @param answered the message of ours that it answers, or null; @param order the order of ours, or null */
    record Match(
            @Nullable PatientId patient,
            Quarantine.@Nullable Why why,
            @Nullable Outgoing answered,
            @Nullable UUID order) {

        static Match nobody(Quarantine.Why why) {
            return new Match(null, why, null, null);
        }
    }

    private static final String KEY = """
            select wrapped from vault.patient_key where tenant_id = :tenant and patient_id = :patient
            order by version desc limit 1
            """;

    private final Outbox outbox;
    private final Patients patients;
    private final PharmacyGrants grants;
    private final SealedTransaction transaction;
    private final Vault vault;
    private final JdbcClient db;

    Whose(
            Outbox outbox,
            Patients patients,
            PharmacyGrants grants,
            SealedTransaction transaction,
            Vault vault,
            JdbcClient db) {
        this.outbox = outbox;
        this.patients = patients;
        this.grants = grants;
        this.transaction = transaction;
        this.vault = vault;
        this.db = db;
    }

    Match match(Connection from, ScriptMessage message) {
        var carry = grants.carry(from.tenant());
        var byOrder = transaction.in(carry, () -> byOrder(carry, message));
        if (byOrder != null) {
            return byOrder;
        }
        if (message.kind() != Kind.RENEWAL_REQUEST && message.kind() != Kind.CHANGE_REQUEST) {
            return Match.nobody(Quarantine.Why.UNKNOWN_ORDER);
        }
        var found = byNumber(carry, from, message);
        return switch (found.size()) {
            case 0 -> Match.nobody(Quarantine.Why.UNKNOWN_PATIENT);
            case 1 -> new Match(found.iterator().next(), null, null, null);
            default -> Match.nobody(Quarantine.Why.TWO_PATIENTS);
        };
    }

    /** Null if it names nothing of ours. */
    private @Nullable Match byOrder(Grant carry, ScriptMessage message) {
        var tenant = carry.tenant();
        Map<UUID, Outgoing> rows = new LinkedHashMap<>();
        var answered = MessageId.parse(message.header().relatesTo())
                .flatMap(id -> outbox.byId(tenant, id))
                .orElse(null);
        if (answered != null) {
            rows.put(answered.id(), answered);
        }
        var ordered = MessageId.parse(message.header().orderNumber())
                .map(order -> outbox.ofOrder(tenant, order))
                .orElse(List.of());
        ordered.forEach(row -> rows.put(row.id(), row));
        if (rows.isEmpty()) {
            return null;
        }
        var whose = rows.values().stream().map(Outgoing::patient).collect(Collectors.toSet());
        if (whose.size() > 1) {
            return Match.nobody(Quarantine.Why.TWO_PATIENTS);
        }
        var first = rows.values().iterator().next();
        if (isBornOtherwise(carry, message, first)) {
            return Match.nobody(Quarantine.Why.OTHER_PATIENT);
        }
        var order = ordered.isEmpty() ? first.order() : ordered.getFirst().order();
        return new Match(first.patient(), null, answered, order);
    }

    /** Whether both messages give a birth date, and not the same one. */
    private boolean isBornOtherwise(Grant carry, ScriptMessage message, Outgoing sent) {
        var said = birthDate(message.content());
        if (said == null) {
            return false;
        }
        var wrapped = db.sql(KEY)
                .param("tenant", carry.tenant().value())
                .param("patient", sent.patient().value())
                .query((row, n) -> row.getBytes(1))
                .optional();
        if (wrapped.isEmpty()) {
            return true; // shredded since: nothing may be added to them
        }
        var cipher = vault.tenant(carry.tenant()).patient(sent.patient().value(), wrapped.get());
        var ours = birthDate(Script.read(cipher.open(sent.sealed(), Outgoing.place(sent.id())))
                .content());
        return ours != null && !ours.equals(said);
    }

    private static @Nullable String birthDate(Node content) {
        return content.textAt("Patient", "HumanPatient", "DateOfBirth", "Date");
    }

    private Set<PatientId> byNumber(Grant carry, Connection from, ScriptMessage message) {
        var number = message.content()
                .textAt("Patient", "HumanPatient", "Identification", "MedicalRecordIdentificationNumberEHR");
        if (number == null || from.mrnSystem() == null) {
            return Set.of();
        }
        return patients.byRecordNumbers(carry, List.of(new Person.Identifier("MR", from.mrnSystem(), number)));
    }
}
