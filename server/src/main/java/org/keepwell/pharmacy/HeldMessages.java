package org.keepwell.pharmacy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.springframework.stereotype.Component;

/** What waits in quarantine, for the program, which places what it knows by now, and for a person, who knows more. */
@Component
class HeldMessages {

    private static final int AT_ONCE = 50;

    private final Quarantine quarantine;
    private final ScriptIntake intake;
    private final Connections connections;
    private final PharmacyGrants grants;
    private final SealedTransaction transaction;
    private final Audit audit;
    private final Clock clock;

    HeldMessages(
            Quarantine quarantine,
            ScriptIntake intake,
            Connections connections,
            PharmacyGrants grants,
            SealedTransaction transaction,
            Audit audit,
            Clock clock) {
        this.quarantine = quarantine;
        this.intake = intake;
        this.connections = connections;
        this.grants = grants;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return how many found their place */
    int placeKnown(Connection from) {
        var carry = grants.carry(from.tenant());
        var known = transaction.in(carry, () -> quarantine.knownNow(from.tenant(), AT_ONCE));
        return (int) known.stream()
                .filter(held -> held.connection().equals(from.name()) && intake.place(from, held, null, null))
                .count();
    }

    /** The oldest, for the console; looking is in the log. */
    List<Quarantine.Held> list(TenantId tenant) {
        var grant = grants.console(tenant, Act.QUARANTINE_SCRIPT);
        return transaction.in(grant, () -> {
            var found = quarantine.waiting(tenant, AT_ONCE);
            audit.append(AuditEntry.allowed(grant, audit.newRequest()).counting(found.size(), null));
            return found;
        });
    }

    /** @param patient whom a person names; null to try again by what the message says */
    boolean place(TenantId tenant, UUID id, @org.jspecify.annotations.Nullable PatientId patient) {
        var carry = grants.console(tenant, Act.CARRY_SCRIPT);
        var held = transaction.in(carry, () -> quarantine.byId(tenant, id));
        var from = held.flatMap(one -> connections.byName(tenant, one.connection()));
        if (from.isEmpty()) {
            return false;
        }
        Grant console = patient == null ? null : grants.consoleTake(tenant, patient);
        return intake.place(from.get(), held.orElseThrow(), patient, console);
    }

    /** Puts it away unplaced; it stays sealed where it is. */
    boolean drop(TenantId tenant, UUID id) {
        var grant = grants.console(tenant, Act.QUARANTINE_SCRIPT);
        return transaction.in(grant, () -> {
            audit.append(AuditEntry.allowed(grant, audit.newRequest()).about(id));
            return quarantine.end(tenant, id, false, clock.instant());
        });
    }
}
