package org.keepwell.desk;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Relation;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.patients.PatientKeys;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Boards;
import org.keepwell.worklists.Hearing;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Queues;
import org.springframework.stereotype.Component;

/** From an item's id to its patient: found in a queue of the account's, and entered with what the policy gives for that. */
@Component
class Entrance {

    /** @param grant about the item's patient */
    record Entered(Item item, Grant grant, Hearing hearing) {}

    private final Boards boards;
    private final Queues queues;
    private final Access access;
    private final SealedTransaction transaction;
    private final PatientKeys keys;

    Entrance(Boards boards, Queues queues, Access access, SealedTransaction transaction, PatientKeys keys) {
        this.boards = boards;
        this.queues = queues;
        this.access = access;
        this.transaction = transaction;
        this.keys = keys;
    }

    /**
     * Finds an item and enters its patient.
     *
     * @param act about the patient
     * @throws NotVisible if it is on no board of the account's
     */
    Entered enter(Grant own, UUID id, Act act) {
        var hearing = boards.hearing(own);
        var item = queues.find(own, hearing, id).orElseThrow(NotVisible::new);
        if (isAboutMedicines(item)) { // whoever may not read the request does not move it either
            access.check(own.actor(), Act.READ_REFILL, Relation.REFILL_ITEM, item.patient());
        }
        return new Entered(item, access.check(own.actor(), act, Relation.WORK_ITEM, item.patient()), hearing);
    }

    /** The same item, entered for what its request takes. @throws NotVisible if it is no request for a medicine */
    Entered refill(Entered entered, Act act) {
        var item = entered.item();
        if (!isAboutMedicines(item)) {
            throw new NotVisible();
        }
        var grant = access.check(entered.grant().actor(), act, Relation.REFILL_ITEM, item.patient());
        return new Entered(item, grant, entered.hearing());
    }

    /** What else the actor may do about the same patient for the same item, if they may. */
    Optional<Grant> also(Entered entered, Act act) {
        return access.decide(
                entered.grant().actor(), act, Relation.WORK_ITEM, entered.item().patient());
    }

    /** Whether another item is one that the actor opens too. */
    boolean opens(Grant own, Entered entered, UUID other) {
        return queues.find(own, entered.hearing(), other).isPresent();
    }

    /** What is decided in the relation {@code REFILL_ITEM}. */
    private static boolean isAboutMedicines(Item item) {
        return item.kind() == Item.Kind.REFILL || item.kind() == Item.Kind.STATEMENT;
    }

    /** As above, for reading: the entry about the patient is written while the work goes on. */
    Entered read(Grant own, UUID id, Act act, AuditTrail trail) {
        var entered = enter(own, id, act);
        trail.submit(AuditEntry.allowed(entered.grant(), trail.request()).about(id));
        return entered;
    }

    /** Work in the item's transaction, with its entry. */
    <T> T change(Entered entered, AuditTrail trail, Function<PatientCipher, T> work) {
        return transaction.in(entered.grant(), () -> {
            var cipher = keys.find(entered.grant()).orElseThrow(NotVisible::new);
            var done = work.apply(cipher);
            trail.append(AuditEntry.allowed(entered.grant(), trail.request())
                    .about(entered.item().id()));
            return done;
        });
    }
}
