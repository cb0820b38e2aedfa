package org.keepwell.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.audit.Outcome;
import org.keepwell.audit.Reason;
import org.springframework.stereotype.Component;

/** The second factor once more, in the running session, for what must not be done by whoever finds a screen open. */
@Component
public class StepUp {

    /** How long it counts, by our clock (NIST 800-63B, reauthentication for what matters). */
    static final Duration COUNTS = Duration.ofMinutes(5);

    /** @param token the session's new one */
    record SteppedUp(SessionToken token, Instant until) {}

    private final SealedTransaction transaction;
    private final Access access;
    private final Sessions sessions;
    private final SecondFactor second;
    private final SignInGuards guards;
    private final Clock clock;

    StepUp(
            SealedTransaction transaction,
            Access access,
            Sessions sessions,
            SecondFactor second,
            SignInGuards guards,
            Clock clock) {
        this.transaction = transaction;
        this.access = access;
        this.sessions = sessions;
        this.second = second;
        this.guards = guards;
        this.clock = clock;
    }

    /** Whether the session showed its second factor just now. */
    public boolean counts(OpenSession session) {
        return session.isSteppedUp(clock.instant());
    }

    /** What is refused for want of it. */
    public static RuleBroken missing() {
        return new RuleBroken(403, "session.STEP_UP");
    }

    /**
     * Takes a code of the authenticator.
     *
     * @throws SignInFailed AUTHENTICATOR_CODE_WRONG also for a code that was used before, be it for signing in; SLOW_DOWN
     *     after too many wrong ones, counted together with those of signing in
     */
    SteppedUp code(OpenSession session, SessionToken before, String code, AuditTrail trail) {
        var own = access.own(session.actor(), Act.STEP_UP);
        var account = session.account().value();
        var buckets = second.buckets(session.tenant(), account);
        guards.refuseIfSlowed(session.tenant(), buckets, refusal(own, Reason.THROTTLED, trail), trail);
        var until = clock.instant().plus(COUNTS).truncatedTo(ChronoUnit.MILLIS); // as exact as it is kept
        Optional<SessionToken> token = transaction.in(own, () -> {
            if (!second.use(own, second.of(own), code)) {
                return Optional.empty();
            }
            var fresh = sessions.stepUp(own, session.id(), before, until);
            if (fresh.isPresent()) {
                trail.append(AuditEntry.allowed(own, trail.request()).about(session.id()));
            }
            return fresh;
        });
        if (token.isEmpty()) {
            guards.failed(session.tenant(), buckets);
            trail.submit(refusal(own, Reason.WRONG_SECRET, trail));
            throw new SignInFailed(SignInFailed.Reason.AUTHENTICATOR_CODE_WRONG);
        }
        guards.succeeded(session.tenant(), buckets);
        return new SteppedUp(token.get(), until);
    }

    private static AuditEntry refusal(Grant own, Reason reason, AuditTrail trail) {
        return AuditEntry.allowed(own, trail.request()).ended(Outcome.REFUSED, reason);
    }
}
