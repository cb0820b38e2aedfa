package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.keepwell.demo.MadeUpPeople;
import org.keepwell.identity.Totp;

/** Signs people in as they would: login name, password, and the code that their phone shows. */
final class SignIns {

    private static final int STEP_SECONDS = 30;

    /** The last step whose code was used, by authenticator: a code is good once. */
    private static final Map<String, Long> USED = new HashMap<>();

    private final MadeUpPeople people;
    private final Clock clock;

    SignIns(MadeUpPeople people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    void signIn(Visitor visitor, String login) {
        visitor.open("/sign-in");
        givePassword(visitor, login, people.password(login));
        giveCode(visitor, people.seed(login));
        assertThat(visitor.page().locator(".shell")).isVisible();
    }

    void givePassword(Visitor visitor, String login, String password) {
        visitor.page().locator("input[name=username]").fill(login);
        visitor.page().locator("input[name=password]").fill(password);
        visitor.page().locator("form button[type=submit]").click();
    }

    void giveCode(Visitor visitor, byte[] seed) {
        visitor.page().locator("input[name=code]").fill(code(seed));
        visitor.page().locator("form button[type=submit]").click();
    }

    /** A code that the server will still take; waits if the last ones were all used. */
    String code(byte[] seed) {
        var key = HexFormat.of().formatHex(seed);
        long now = clock.instant().getEpochSecond() / STEP_SECONDS;
        long step = Math.max(now, USED.getOrDefault(key, 0L) + 1);
        while (step > clock.instant().getEpochSecond() / STEP_SECONDS + 1) {
            pause();
        }
        USED.put(key, step);
        return Totp.at(seed, Instant.ofEpochSecond(step * STEP_SECONDS));
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
