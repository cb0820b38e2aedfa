package org.keepwell.refills;

import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.patients.Patients;
import org.keepwell.tenancy.Tenant;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Step;
import org.springframework.stereotype.Service;

/**
 * Staff ask the patient before they decide, in a conversation that is written elsewhere: here is from whom it has to be
 * hidden, and that it was asked. It decides nothing, so a nurse may ask about a controlled substance too.
 */
@Service
public class Questions {

    /**
     * How to ask.
     *
     * @param labels of the request: whoever stands in and does not find it must not find the conversation either
     * @param language the patient's, as far as it is known
     */
    public record Ready(long labels, String language) {}

    private final Footing footing;
    private final RefillItems items;
    private final Patients patients;

    Questions(Footing footing, RefillItems items, Patients patients) {
        this.footing = footing;
        this.items = items;
        this.patients = patients;
    }

    /**
     * @param version of the item, as the person saw it
     * @throws RuleBroken 409 {@code refill.DECIDED}, {@code queue.CHANGED}; {@code refill.NOT_TOLD} for a change that a
     *     pharmacy wants, of which the patient knows nothing
     */
    public Ready ready(Grant grant, Item item, int version, Tenant tenant) {
        return footing.transaction().in(grant, () -> {
            var refill = footing.requests()
                    .find(grant, item.subject(), footing.cipher(grant))
                    .orElseThrow(NotVisible::new);
            refill.checkUndecided();
            if (refill.change()) {
                throw new RuleBroken(409, "refill.NOT_TOLD");
            }
            items.hold(grant, refill.id(), version);
            var language = patients.personIn(grant).orElseThrow(NotVisible::new).language();
            return new Ready(
                    footing.requests().labels(grant, refill.id()), language == null ? tenant.language() : language);
        });
    }

    /**
     * Notes that it was asked. It was, whatever has become of the request meanwhile: so no version is compared, and a second
     * time changes nothing.
     *
     * @param thread the conversation
     */
    public Item asked(Grant grant, Item item, UUID thread, AuditTrail trail) {
        var id = item.subject();
        return footing.transaction().in(grant, () -> {
            var cipher = footing.cipher(grant);
            if (footing.requests().hold(grant, id, cipher).isEmpty()) {
                throw new NotVisible();
            }
            var held = items.hold(grant, id);
            var before = footing.questions().of(grant, id);
            if (before.filter(one -> one.thread().equals(thread)).isPresent()) {
                return held;
            }
            var now = footing.clock().instant();
            footing.questions().note(grant, id, new QuestionRepository.Question(thread, now));
            var marked = items.marked(grant, held, Step.What.ASKED, cipher);
            trail.append(AuditEntry.allowed(grant, trail.request()).about(id));
            footing.told().asked(grant, footing.requests().labels(grant, id));
            return marked;
        });
    }
}
