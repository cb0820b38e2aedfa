package org.keepwell.messaging;

import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.notifications.NoticeKind;
import org.keepwell.notifications.NoticeLink;
import org.keepwell.worklists.Step;
import org.keepwell.worklists.Steps;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Component;

/** What was to leave and did not: it is held, and its item is due at once; a letter, which has none, becomes a task. */
@Component
class ComeBack {

    private final LaterRepository later;
    private final Worklist worklist;
    private final Steps steps;
    private final HeldLetters letters;
    private final Audit audit;
    private final Ground ground;

    ComeBack(LaterRepository later, Worklist worklist, Steps steps, HeldLetters letters, Audit audit, Ground ground) {
        this.later = later;
        this.worklist = worklist;
        this.steps = steps;
        this.letters = letters;
        this.audit = audit;
        this.ground = ground;
    }

    /** In a transaction of its own, once. */
    void of(Grant job, LaterRepository.Key key, Held why) {
        ground.transaction().run(job, () -> {
            var opened = ground.keys().find(job);
            if (opened.isEmpty()) {
                // no key, no patient: there is nothing to open and nobody to tell, and it must not be tried for ever
                if (later.end(job, key.id(), Later.State.HELD, why)) {
                    audit.append(AuditEntry.allowed(job, audit.newRequest()).about(key.id()));
                }
                return;
            }
            var cipher = opened.get();
            var waits = later.hold(job, key.id(), cipher).filter(one -> one.state() == Later.State.WAITS);
            if (waits.isEmpty()) {
                return;
            }
            later.end(job, key.id(), Later.State.HELD, why);
            audit.append(AuditEntry.allowed(job, audit.newRequest()).about(key.id()));
            if (key.item() == null) {
                letters.put(job, waits.get(), why, cipher);
                return;
            }
            boolean theirs = why != Held.AUTHOR_GONE && why != Held.NOT_THEIRS;
            worklist.find(job, key.item()).ifPresent(item -> {
                var back = worklist.comesBack(job, item, theirs ? item.assignee() : null);
                var step = steps.add(job, back, Steps.Done.of(Step.What.HELD), cipher);
                if (theirs) {
                    ground.notices()
                            .tell(
                                    job,
                                    new AccountId(key.author()),
                                    NoticeKind.ITEM_ASSIGNED,
                                    NoticeLink.queueItem(item.id()),
                                    step);
                }
            });
        });
    }
}
