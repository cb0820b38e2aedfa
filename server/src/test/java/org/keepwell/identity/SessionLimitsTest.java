package org.keepwell.identity;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keepwell.access.Role;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Proves;

/** The server ends sessions, whatever the page does. */
@Proves("T06")
class SessionLimitsTest extends HttpTest {

    @ParameterizedTest
    @CsvSource({"PATIENT, 15", "PROXY, 15", "NURSE, 10", "ADMINISTRATOR, 10"})
    void whoDoesNothingIsSignedOut(Role role, int minutes) {
        var caller = world().as(world().fresh(role));

        clock().advance(Duration.ofMinutes(minutes).minusSeconds(20));
        caller.get("/api/session").is(200); // which is activity
        clock().advance(Duration.ofMinutes(minutes).minusSeconds(20));
        caller.get("/api/session").is(200);
        clock().advance(Duration.ofMinutes(minutes).plusSeconds(1));
        caller.get("/api/session").is(401, "session.ENDED");
        caller.get("/api/session").is(401, "session.ENDED"); // asking does not wake it
    }

    @Test
    void whatThePageAsksByItselfIsNoActivity() {
        var caller = world().as(world().fresh(Role.PATIENT));
        var page = caller.with("X-Keepwell-Background", "1");

        clock().advance(Duration.ofMinutes(8));
        page.get("/api/session").is(200);
        clock().advance(Duration.ofMinutes(8));
        page.get("/api/session").is(401, "session.ENDED");
        caller.get("/api/session").is(401, "session.ENDED");
    }

    @Test
    void whoStaysActiveIsSignedOutAfterTwelveHours() {
        var caller = world().as(world().fresh(Role.PATIENT));
        var end = clock().instant().plus(Duration.ofHours(12));

        while (clock().instant().plus(Duration.ofMinutes(14)).isBefore(end)) {
            clock().advance(Duration.ofMinutes(14));
            caller.post("/api/session/touch", "{}").is(200);
        }
        clock().advance(Duration.ofMinutes(14));
        caller.post("/api/session/touch", "{}").is(401, "session.ENDED");
    }
}
