package org.keepwell.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditTrail;
import org.keepwell.messaging.CareTeamThreads;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Conversion;
import org.keepwell.worklists.Conversions;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Step;
import org.keepwell.worklists.Steps;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Component;

/** What is the same whatever is made of a conversation: made once, by whoever saw it as it is, with a step on both items. */
@Component
class Converting {

    /**
     * Of which item, as the person saw it.
     *
     * @param sendKey made once per form, so that a second try is the same
     * @param close why the conversation's own item is over with it; null where it stays open
     */
    record Wanted(UUID id, UUID sendKey, int version, Item.@Nullable Ending close) {}

    /** @param made the item that was made */
    record Converted(Moved moved, UUID made) {}

    /** @param step what the history of the conversation's item says */
    record Made(Conversion conversion, Steps.Done step) {}

    interface Work {
        Made make(PatientCipher cipher);
    }

    private final Entrance entrance;
    private final Worklist worklist;
    private final Conversions conversions;
    private final Steps steps;
    private final CareTeamThreads threads;

    Converting(Entrance entrance, Worklist worklist, Conversions conversions, Steps steps, CareTeamThreads threads) {
        this.entrance = entrance;
        this.worklist = worklist;
        this.conversions = conversions;
        this.steps = steps;
        this.threads = threads;
    }

    /** @throws NotVisible if it is no conversation of the actor's boards; @throws RuleBroken 422 for a reason of others */
    Entrance.Entered enter(Grant own, Wanted wanted, Act act) {
        var entered = entrance.enter(own, wanted.id(), act);
        if (entered.item().kind() != Item.Kind.MESSAGE) {
            throw new NotVisible();
        }
        if (wanted.close() != null && !Item.Kind.MESSAGE.endsAs(wanted.close())) {
            throw new RuleBroken(422, "queue.BAD_REASON", "close");
        }
        return entered;
    }

    /** @throws RuleBroken 409 {@code queue.CHANGED} if somebody else was faster */
    Converted run(Entrance.Entered entered, Wanted wanted, AuditTrail trail, Work work) {
        var grant = entered.grant();
        return entrance.change(entered, trail, cipher -> {
            var held = worklist.find(grant, wanted.id()).orElseThrow(NotVisible::new);
            var before = conversions.ofKey(grant, wanted.sendKey());
            if (before.isPresent()) {
                return converted(
                        entered, held, before.get().kind(), before.get().subject());
            }
            if (held.version() != wanted.version() || (wanted.close() != null && held.doneAt() != null)) {
                throw new RuleBroken(409, "queue.CHANGED");
            }
            var made = work.make(cipher);
            conversions.add(grant, made.conversion(), cipher);
            var after = worklist.mark(grant, held, wanted.version());
            steps.add(grant, after, made.step(), cipher);
            if (wanted.close() != null) {
                after = worklist.close(grant, after, after.version(), wanted.close());
                steps.add(grant, after, Steps.Done.of(Step.What.CLOSED), cipher);
                threads.follow(grant, after, null);
            }
            return converted(
                    entered, after, made.conversion().kind(), made.conversion().subject());
        });
    }

    private Converted converted(Entrance.Entered entered, Item after, Item.Kind kind, UUID subject) {
        var made = worklist.of(entered.grant(), kind, subject).orElseThrow(NotVisible::new);
        return new Converted(new Moved(entered, after), made.id());
    }
}
