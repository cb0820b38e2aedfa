package org.keepwell.pharmacy;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What waits in quarantine, for the program, which places what it knows by now, and for a person, who knows more. */
@Component
class HeldMessages {

    private static final Logger LOG = LoggerFactory.getLogger(HeldMessages.class);
    private static final int AT_ONCE = 50;

    private final Quarantine quarantine;
    private final Placing placing;
    private final Connections connections;
    private final PharmacyGrants grants;
    private final SealedTransaction transaction;
    private final Audit audit;
    private final Clock clock;

    HeldMessages(
            Quarantine quarantine,
            Placing placing,
            Connections connections,
            PharmacyGrants grants,
            SealedTransaction transaction,
            Audit audit,
            Clock clock) {
        this.quarantine = quarantine;
        this.placing = placing;
        this.connections = connections;
        this.grants = grants;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return how many found their place */
    int placeKnown(Connection from) {
        var carry = grants.carry(from.tenant());
        var known = transaction.in(carry, () -> quarantine.knownNow(from, AT_ONCE));
        return (int) known.stream().filter(held -> isPlaced(from, held)).count();
    }

    /** One that cannot be placed must not keep the others from it. */
    private boolean isPlaced(Connection from, Quarantine.Held held) {
        try {
            if (placing.place(from, held, null, null) == Placing.Placed.DONE) {
                return true;
            }
        } catch (RuntimeException e) {
            LOG.error("a message in quarantine was not placed: {}", e.getClass().getSimpleName(), e);
        }
        var carry = grants.carry(from.tenant());
        transaction.run(carry, () -> quarantine.tried(from.tenant(), held.id(), clock.instant()));
        return false;
    }

    /** @param page oldest first @param all how many there are */
    record Waiting(List<Quarantine.Held> page, int all) {}

    /** For the console; looking is in the log. @param after the last one of the page before, or null */
    Waiting list(TenantId tenant, @Nullable UUID after) {
        var grant = grants.console(tenant, Act.QUARANTINE_SCRIPT);
        return transaction.in(grant, () -> {
            var found = quarantine.waiting(tenant, after, AT_ONCE);
            audit.append(AuditEntry.allowed(grant, audit.newRequest()).counting(found.size(), null));
            return new Waiting(found, quarantine.waiting(tenant));
        });
    }

    /** What one of them says, for a person who has to know whose it is; in the log before it is shown. */
    Optional<HeldMessage> show(TenantId tenant, UUID id) {
        var grant = grants.console(tenant, Act.QUARANTINE_SCRIPT);
        var held = transaction.in(grant, () -> {
            audit.append(AuditEntry.allowed(grant, audit.newRequest()).about(id));
            return quarantine.byId(tenant, id);
        });
        return held.map(one -> placing.read(tenant, one));
    }

    /** @param patient whom a person names; null to try again by what the message says */
    Placing.Placed place(TenantId tenant, UUID id, @Nullable PatientId patient) {
        var carry = grants.console(tenant, Act.CARRY_SCRIPT);
        var held = transaction.in(carry, () -> quarantine.byId(tenant, id));
        var from = held.flatMap(one -> connections.byName(tenant, one.connection()));
        if (from.isEmpty()) {
            return Placing.Placed.GONE;
        }
        Grant console = patient == null ? null : grants.consoleTake(tenant, patient);
        return placing.place(from.get(), held.orElseThrow(), patient, console);
    }

    /** In words for the person at the console. */
    String whyNothingIsSent(TenantId tenant) {
        return transaction.in(
                grants.console(tenant, Act.CARRY_SCRIPT),
                () -> connections
                        .on(tenant)
                        .map(on -> connections.refusal(on).orElse("the connection was off just now"))
                        .orElse("no connection is on"));
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
