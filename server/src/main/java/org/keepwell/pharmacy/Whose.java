package org.keepwell.pharmacy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
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
 * connection is believed for. Never by a name; a birth date only ever speaks against. What it says has to agree: a number
 * that leads to one patient, and an order or a birth date that is another's, lead to nobody.
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
        var numbered = byNumber(carry, from, message);
        var byOrder = transaction.in(carry, () -> byOrder(carry, message));
        if (byOrder != null) {
            var whose = byOrder.patient();
            boolean disagree = whose != null && !numbered.isEmpty() && !numbered.equals(Set.of(whose));
            return disagree ? Match.nobody(Quarantine.Why.TWO_PATIENTS) : byOrder;
        }
        if (message.kind() != Kind.RENEWAL_REQUEST && message.kind() != Kind.CHANGE_REQUEST) {
            return Match.nobody(Quarantine.Why.UNKNOWN_ORDER);
        }
        return switch (numbered.size()) {
            case 0 -> Match.nobody(Quarantine.Why.UNKNOWN_PATIENT);
            case 1 -> bornAsSaid(from, numbered.iterator().next(), message);
            default -> Match.nobody(Quarantine.Why.TWO_PATIENTS);
        };
    }

    /** What the message may lead to of one patient, whom a person named: of others it takes nothing over. */
    Match of(Connection from, ScriptMessage message, PatientId named) {
        var carry = grants.carry(from.tenant());
        return transaction.in(carry, () -> {
            var answered = answered(carry.tenant(), message)
                    .filter(row -> row.patient().equals(named))
                    .orElse(null);
            var order = ordered(carry.tenant(), message).stream()
                    .filter(row -> row.patient().equals(named))
                    .map(Outgoing::order)
                    .findFirst()
                    .orElse(answered == null ? null : answered.order());
            return new Match(named, null, answered, order);
        });
    }

    /** A record number is typed and mistyped: without the birth date of the chart beside it, it leads to nobody. */
    private Match bornAsSaid(Connection from, PatientId patient, ScriptMessage message) {
        var said = birthDate(message.content());
        var grant = grants.take(from, patient);
        var born = transaction
                .in(grant, () -> patients.personIn(grant))
                .flatMap(Person::birthDay)
                .map(LocalDate::toString);
        return born.filter(day -> day.equals(said)).isPresent()
                ? new Match(patient, null, null, null)
                : Match.nobody(Quarantine.Why.OTHER_PATIENT);
    }

    /** Whether it answers a message or names an order that was sent from here, to whomever. */
    boolean isAboutOurs(TenantId tenant, ScriptMessage message) {
        return transaction.in(
                grants.carry(tenant),
                () -> answered(tenant, message).isPresent()
                        || !ordered(tenant, message).isEmpty());
    }

    private Optional<Outgoing> answered(TenantId tenant, ScriptMessage message) {
        return MessageId.parse(message.header().relatesTo()).flatMap(id -> outbox.byId(tenant, id));
    }

    private List<Outgoing> ordered(TenantId tenant, ScriptMessage message) {
        return MessageId.parse(message.header().orderNumber())
                .map(order -> outbox.ofOrder(tenant, order))
                .orElse(List.of());
    }

    /** Null if it names nothing of ours. */
    private @Nullable Match byOrder(Grant carry, ScriptMessage message) {
        var tenant = carry.tenant();
        Map<UUID, Outgoing> rows = new LinkedHashMap<>();
        var answered = answered(tenant, message).orElse(null);
        if (answered != null) {
            rows.put(answered.id(), answered);
        }
        var ordered = ordered(tenant, message);
        if (ordered.isEmpty() && message.header().orderNumber() != null) {
            return Match.nobody(Quarantine.Why.UNKNOWN_ORDER); // whatever else it says: it speaks of what we never sent
        }
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
