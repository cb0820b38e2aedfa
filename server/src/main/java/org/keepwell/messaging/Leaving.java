package org.keepwell.messaging;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.Side;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.vault.PatientCipher;
import org.springframework.stereotype.Component;

/** The moment in which what was written earlier becomes a message. */
@Component
class Leaving {

    private final LaterRepository later;
    private final CareTeamThreads threads;
    private final Letters letters;
    private final Fields fields;
    private final Audit audit;
    private final Ground ground;

    Leaving(
            LaterRepository later,
            CareTeamThreads threads,
            Letters letters,
            Fields fields,
            Audit audit,
            Ground ground) {
        this.later = later;
        this.threads = threads;
        this.letters = letters;
        this.fields = fields;
        this.audit = audit;
        this.ground = ground;
    }

    /** @return why it is held, or null if it has left */
    @Nullable
    Held of(Grant grant, LaterRepository.Key key) {
        try {
            return ground.transaction().<@Nullable Held>in(grant, () -> {
                var cipher = ground.cipher(grant);
                var held = later.hold(grant, key.id(), cipher).filter(one -> one.state() == Later.State.WAITS);
                // empty too if its author may not see it any more; whether it left, whoever holds it finds out
                return held.isEmpty() ? Held.NOT_THEIRS : leave(grant, held.get(), cipher);
            });
        } catch (RuleBroken | NotVisible e) {
            // no later try would find it otherwise: its conversation, its item or its patient is gone, or its key is
            // used
            return Held.NOT_POSSIBLE;
        }
    }

    private @Nullable Held leave(Grant grant, Later one, PatientCipher cipher) {
        var why = since(grant, one, cipher);
        if (why.isPresent()) {
            return why.get();
        }
        // its id is its key: were it to come here twice, or its author to have used that one, the index refuses it
        var thread = one.thread() == null
                ? letters.begin(
                                grant,
                                new Letters.Letter(
                                        one.id(),
                                        one.topic(),
                                        one.subject(),
                                        one.batch() == null ? one.body() : fields.fill(grant, one.body(), cipher),
                                        one.files(),
                                        one.oneWay(),
                                        one.behalfOf()),
                                cipher)
                        .thread()
                : threads.say(
                                grant,
                                one.thread(),
                                new CareTeamThreads.Answer(
                                        one.id(), one.seenSeq(), one.body(), one.files(), one.closes(), one.behalfOf()),
                                cipher)
                        .thread();
        later.end(grant, one.id(), Later.State.LEFT, null);
        audit.append(AuditEntry.allowed(grant, audit.newRequest()).about(thread));
        return null;
    }

    private Optional<Held> since(Grant grant, Later one, PatientCipher cipher) {
        if (one.thread() == null) {
            return Optional.empty();
        }
        return threads.last(grant, one.thread(), cipher)
                .filter(last -> last.seq() != one.seenSeq())
                .map(last -> last.side() == Side.PATIENT ? Held.PATIENT_WROTE : Held.ANSWERED);
    }
}
