package org.keepwell.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Role;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;

/** The second factor in a running session, as its owner and as somebody who found the screen open. */
class StepUpTest extends HttpTest {

    private Person person;
    private Caller caller;

    /** No test begins so late in a step that its code is old when it arrives. */
    @BeforeEach
    void notAtTheEndOfAStep() {
        if (clock().instant().getEpochSecond() % 30 > 20) {
            clock().advance(Duration.ofSeconds(12));
        }
        person = world().fresh(Role.PHYSICIAN);
        caller = world().as(person);
    }

    @Test
    @Proves("T06")
    void itCountsForFiveMinutesInThisSessionUnderANewToken() {
        var other = world().as(person);
        assertThat(session(caller).get("steppedUpUntil").isNull()).isTrue();

        var answer = stepUp(caller, person.code(clock().instant())).is(200);
        var after = caller.after(answer);

        assertThat(session(after).get("steppedUpUntil")).isEqualTo(answer.json().get("steppedUpUntil"));
        assertThat(after.session()).isNotEqualTo(caller.session());
        caller.get("/api/session").is(401, "session.NONE"); // the token of before opens nothing
        after.withCsrf(caller.csrf()).post("/api/session/touch", "{}").is(403, "request.FORGED");
        assertThat(session(other).get("steppedUpUntil").isNull())
                .as("another session of theirs")
                .isTrue();
        assertThat(Rows.number(
                        "select extract(epoch from stepped_up_until - started_at)::int from identity.session"
                                + " where account_id = ? and stepped_up_until is not null",
                        person.id()))
                .isBetween(299L, 330L);
    }

    @Test
    void aCodeIsGoodOnceHereAndAtTheDoor() {
        var code = person.code(clock().instant());
        var after = caller.after(stepUp(caller, code).is(200));
        stepUp(after, code).is(422, "authenticator.CODE_WRONG");

        var half = world().password(world().stranger(), person.login(), person.password())
                .is(200);
        world().stranger()
                .after(half)
                .post("/api/session/code", "{\"code\":\"" + code + "\"}")
                .is(401, "signin.CODE_WRONG");
    }

    @Test
    @Proves("T04")
    void wrongCodesAreSlowedDownTogetherWithThoseOfSigningIn() {
        for (int guess = 0; guess < 3; guess++) {
            stepUp(caller, "00000" + guess).is(422, "authenticator.CODE_WRONG");
        }
        stepUp(caller, person.code(clock().instant())).is(429, "signin.SLOW_DOWN");
        assertThat(session(caller).get("steppedUpUntil").isNull()).isTrue();
        assertThat(Rows.number(
                        "select count(*) from audit.event where actor = ? and act = 155 and outcome <> 1", person.id()))
                .isEqualTo(4);
        clock().advance(Duration.ofMinutes(1));
        stepUp(caller, person.code(clock().instant())).is(200);
    }

    @Test
    @Proves("T30")
    void ofManyThatUseOneCodeAtOnceOneWins() {
        var callers = IntStream.range(0, 4).mapToObj(n -> world().as(person)).toList();
        var code = person.code(clock().instant());
        List<CompletableFuture<Integer>> tries = callers.stream()
                .map(one ->
                        CompletableFuture.supplyAsync(() -> stepUp(one, code).status()))
                .toList();
        assertThat(tries.stream().map(CompletableFuture::join))
                .filteredOn(status -> status == 200)
                .hasSize(1);
    }

    @Test
    void itDiesWithTheSession() {
        var after = caller.after(stepUp(caller, person.code(clock().instant())).is(200));
        after.send("DELETE", "/api/session", (String) null).is(204);
        assertThat(Rows.number(
                        "select count(*) from identity.session where stepped_up_until is not null and account_id = ?",
                        person.id()))
                .isZero();
        assertThat(session(world().as(person)).get("steppedUpUntil").isNull()).isTrue();
    }

    private static Answer stepUp(Caller caller, String code) {
        return caller.post("/api/session/step-up", "{\"code\":\"" + code + "\"}");
    }

    private static tools.jackson.databind.JsonNode session(Caller caller) {
        return caller.get("/api/session").is(200).json();
    }
}
