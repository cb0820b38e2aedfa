package org.keepwell.desk;

import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditTrail;
import org.keepwell.messaging.ThreadEvent;
import org.keepwell.messaging.ThreadEvents;
import org.keepwell.messaging.ThreadSites;
import org.keepwell.refills.RefillsForPatients;
import org.keepwell.worklists.Conversion;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Step;
import org.keepwell.worklists.Steps;
import org.keepwell.worklists.Topic;
import org.springframework.stereotype.Service;

/** Makes a request for a medicine of a conversation in which the patient asked for it. */
@Service
class RefillAsking {

    /** @param note the patient reads it too */
    record Wish(UUID medicine, @Nullable String note, ZoneId zone) {

        /** Without what is said: it must not be printed. */
        @Override
        public String toString() {
            return "wish";
        }
    }

    private final Converting converting;
    private final RefillsForPatients refills;
    private final ThreadEvents events;
    private final ThreadSites sites;
    private final Clock clock;

    RefillAsking(
            Converting converting, RefillsForPatients refills, ThreadEvents events, ThreadSites sites, Clock clock) {
        this.converting = converting;
        this.refills = refills;
        this.events = events;
        this.sites = sites;
        this.clock = clock;
    }

    /** @throws RuleBroken as for the patient's own request */
    Converting.Converted ask(Grant own, Converting.Wanted wanted, Wish wish, AuditTrail trail) {
        var entered = converting.enter(own, wanted, Act.ASK_REFILL_FOR_PATIENT);
        var grant = entered.grant();
        var ready = refills.ready(grant, wanted.sendKey(), wish.medicine(), wish.note(), wish.zone());
        return converting.run(entered, wanted, trail, cipher -> {
            var thread = entered.item().subject();
            var asked = refills.ask(grant, ready, sites.of(grant, thread).orElse(null), cipher);
            events.add(grant, thread, ThreadEvent.What.REFILL_ASKED, asked.id());
            return new Converting.Made(
                    new Conversion(
                            wanted.id(),
                            Item.Kind.REFILL,
                            asked.id(),
                            Topic.MEDICINE,
                            grant.actor().id(),
                            wanted.sendKey(),
                            clock.instant(),
                            null),
                    Steps.Done.of(Step.What.REFILL_ASKED));
        });
    }
}
