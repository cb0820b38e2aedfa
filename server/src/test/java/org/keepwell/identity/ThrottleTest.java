package org.keepwell.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Role;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;

/** Guessing is slowed down, for the one who guesses. */
@Proves("T04")
class ThrottleTest extends HttpTest {

    @Test
    void theThirdFailureSlowsTheLoginDownEvenForTheRightPassword() {
        var person = world().fresh(Role.PATIENT);
        var guesser = world().stranger("127.0.0.2");
        fail(guesser, person, 3);

        var slowed =
                world().password(guesser, person.login(), person.password()).is(429, "signin.SLOW_DOWN");

        assertThat(slowed.json().path("retryAfterSeconds").asInt(0)).isBetween(1, 5);
        assertThat(slowed.header("Retry-After"))
                .isEqualTo(slowed.json().path("retryAfterSeconds").asString(""));
        clock().advance(Duration.ofSeconds(6));
        world().password(guesser, person.login(), person.password()).is(200);
    }

    @Test
    void theWaitDoublesWithEachFailure() {
        var person = world().fresh(Role.PATIENT);
        var guesser = world().stranger("127.0.0.2");
        fail(guesser, person, 3);
        for (int wait = 5; wait <= 160; wait *= 2) {
            var slowed = world().password(guesser, person.login(), "wrong").is(429, "signin.SLOW_DOWN");
            assertThat(slowed.json().path("retryAfterSeconds").asInt(0)).isBetween(wait - 2, wait);
            clock().advance(Duration.ofSeconds(wait + 1L));
            fail(guesser, person, 1);
        }
    }

    @Test
    void anUnknownLoginIsSlowedAsAKnownOneIs() {
        var guesser = world().stranger("127.0.0.2");
        for (int n = 0; n < 3; n++) {
            world().password(guesser, "nobody@home.example", "wrong").is(401, "signin.FAILED");
        }
        world().password(guesser, "nobody@home.example", "wrong").is(429, "signin.SLOW_DOWN");
    }

    @Test
    void theCounterIsTheLoginsAndNotOnlyTheAddresss() {
        var person = world().fresh(Role.PATIENT);
        var other = world().fresh(Role.PATIENT);
        fail(world().stranger("127.0.0.2"), person, 1);
        fail(world().stranger("127.0.0.3"), person, 1);
        fail(world().stranger("127.0.0.4"), person, 1);

        world().password(world().stranger("127.0.0.5"), person.login(), person.password())
                .is(429, "signin.SLOW_DOWN");
        world().password(world().stranger("127.0.0.2"), other.login(), other.password())
                .is(200);
    }

    @Test
    void theOwnersDeviceSignsInWhileStrangersAreSlowed() {
        var person = world().fresh(Role.PATIENT);
        var device = Objects.requireNonNull(world().signIn(person).device());
        fail(world().stranger("127.0.0.2"), person, 3);

        world().password(world().stranger(), person.login(), person.password()).is(429, "signin.SLOW_DOWN");
        world().password(world().stranger().withDevice(device), person.login(), person.password())
                .is(200);
    }

    @Test
    void theOwnersDeviceSignsInEvenFromTheGuessersAddress() {
        var person = world().fresh(Role.PATIENT);
        var device = Objects.requireNonNull(world().signIn(person).device());
        var guesser = world().stranger("127.0.0.6");
        for (int n = 0; n < 21; n++) {
            world().password(guesser, "nobody" + n + "@home.example", "wrong").is(401, "signin.FAILED");
        }

        world().password(guesser, "nobody@home.example", "wrong").is(429, "signin.SLOW_DOWN");
        world().password(guesser.withDevice(device), person.login(), person.password())
                .is(200);
    }

    @Test
    void anotherPersonsDeviceCookieHelpsNobody() {
        var person = world().fresh(Role.PATIENT);
        var guesser = world().stranger("127.0.0.2")
                .withDevice(world().signIn(world().fresh(Role.PATIENT)).device());
        fail(guesser, person, 3);

        world().password(guesser, person.login(), person.password()).is(429, "signin.SLOW_DOWN");
        world().password(guesser.withDevice("A".repeat(43)), person.login(), person.password())
                .is(429, "signin.SLOW_DOWN");
        world().password(guesser.withDevice("no base64!"), person.login(), person.password())
                .is(429, "signin.SLOW_DOWN");
    }

    @Test
    void aKnownDeviceThatGuessesIsSlowedItself() {
        var person = world().fresh(Role.PATIENT);
        var device = world().signIn(person).device();
        var guesser = world().stranger("127.0.0.2").withDevice(device);
        fail(guesser, person, 3);

        world().password(guesser, person.login(), person.password()).is(429, "signin.SLOW_DOWN");
    }

    @Test
    void theRightPasswordForgetsTheFailuresBeforeIt() {
        var person = world().fresh(Role.PATIENT);
        var caller = world().stranger("127.0.0.2");
        fail(caller, person, 2);
        world().password(caller, person.login(), person.password()).is(200);

        fail(caller, person, 2);
        world().password(caller, person.login(), person.password()).is(200);
    }

    @Test
    void threeWrongCodesSlowTheRightOneDown() {
        var person = world().fresh(Role.PATIENT);
        var stranger = world().stranger();
        var half = stranger.after(
                world().password(stranger, person.login(), person.password()).is(200));
        for (int n = 0; n < 3; n++) {
            half.post("/api/session/code", "{\"code\":\"00000" + n + "\"}").is(401, "signin.CODE_WRONG");
        }

        // a new half session does not reset the counter
        var again = stranger.after(
                world().password(stranger, person.login(), person.password()).is(200));
        again.post("/api/session/code", "{\"code\":\"" + person.code(clock().instant()) + "\"}")
                .is(429, "signin.SLOW_DOWN");
    }

    private void fail(Caller guesser, Person person, int times) {
        for (int n = 0; n < times; n++) {
            world().password(guesser, person.login(), "wrong " + n).is(401, "signin.FAILED");
        }
    }
}
