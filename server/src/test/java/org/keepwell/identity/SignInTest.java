package org.keepwell.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keepwell.access.Role;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.keepwell.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in, as its owner and as somebody who tries. */
class SignInTest extends HttpTest {

    @Autowired
    private Vault vault;

    /** No test begins so late in a step that its code is old when it arrives. */
    @BeforeEach
    void notAtTheEndOfAStep() {
        if (clock().instant().getEpochSecond() % 30 > 20) {
            clock().advance(Duration.ofSeconds(12));
        }
    }

    @Test
    void passwordAndCodeGiveAFullSession() {
        var person = world().fresh(Role.NURSE);

        var session = world().signIn(person).get("/api/session").is(200).json();

        assertThat(session.path("login").asString("")).isEqualTo(person.login());
        assertThat(session.path("idleSeconds").asInt(0)).isEqualTo(600);
    }

    @Test
    @Proves("T13")
    void aWrongPasswordAndAnUnknownOrSwitchedOffPersonAreOneAnswer() {
        var person = world().fresh(Role.PATIENT);
        var off = world().fresh(Role.PATIENT);
        Rows.change("update identity.account set state = 3 where id = ?", off.id());
        var invited = world().invited(Role.NURSE);

        var wrong = world().password(world().stranger(), person.login(), "not the password")
                .is(401, "signin.FAILED");
        for (var other : List.of(
                world().password(world().stranger(), "nobody@home.example", "not the password"),
                world().password(world().stranger(), off.login(), off.password()),
                world().password(world().stranger(), invited.login(), "not the password"))) {
            assertThat(other.status()).isEqualTo(wrong.status());
            assertThat(other.bytes()).isEqualTo(wrong.bytes());
            assertThat(other.headerNames()).isEqualTo(wrong.headerNames());
        }
    }

    @Test
    void aLoginIsItsOwnersHoweverItIsTyped() {
        var person = world().fresh(Role.PATIENT);

        world().password(
                        world().stranger(), "  " + person.login().toUpperCase(java.util.Locale.ROOT), person.password())
                .is(200);
    }

    @Test
    void aCodeIsGoodOnce() {
        var person = world().fresh(Role.PATIENT);
        var first = half(person);
        var second = half(person);
        var code = person.code(clock().instant());

        code(first, code).is(200);
        code(second, code).is(401, "signin.CODE_WRONG");
    }

    @Test
    @Proves("T30")
    void ofManyThatUseOneCodeAtOnceOneWins() {
        var person = world().fresh(Role.PATIENT);
        var halves = IntStream.range(0, 4).mapToObj(n -> half(person)).toList();
        var code = person.code(clock().instant());

        var answers =
                halves.stream()
                        .map(half -> CompletableFuture.supplyAsync(
                                () -> code(half, code).status()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).containsOnly(200, 401);
    }

    @ParameterizedTest
    @CsvSource({"-30, 200", "0, 200", "30, 200", "-60, 401", "60, 401", "-3600, 401"})
    void aCodeIsGoodForItsStepAndTheNeighbours(int secondsAway, int status) {
        var person = world().fresh(Role.PATIENT);

        code(half(person), person.code(clock().instant().plusSeconds(secondsAway)))
                .is(status);
    }

    @Test
    void aRecoveryCodeIsGoodOnceAndTheRestAreCounted() {
        var person = world().fresh(Role.PATIENT);
        for (var code : List.of("0000-AAAA-BBBB-CCCC", "1111-AAAA-BBBB-CCCC")) {
            Rows.change(
                    "insert into identity.recovery_code (tenant_id, account_id, code_hash) values (1, ?, ?)",
                    person.id(),
                    RecoveryCodes.hash(vault.tenant(World.CLINIC), person.id(), code));
        }
        // as typed: o for 0, l for 1, without hyphens
        var body = "{\"recoveryCode\":\"oOo0 aaaa bbbb cccc\"}";
        var first = half(person);
        var session = first.post("/api/session/recovery", body).is(200);

        assertThat(session.json().path("recoveryCodesLeft").asInt(-1)).isEqualTo(1);
        first.after(session).get("/api/session").is(200);
        half(person).post("/api/session/recovery", body).is(401, "signin.CODE_WRONG");
        half(world().fresh(Role.PATIENT)).post("/api/session/recovery", body).is(401, "signin.CODE_WRONG");
    }

    @Test
    @Proves("T06")
    void theHalfSessionsCookieIsDeadOnceTheCodeIsGiven() {
        var person = world().fresh(Role.PATIENT);
        var half = half(person);
        var full = half.after(code(half, person.code(clock().instant())).is(200));

        assertThat(full.session()).isNotEqualTo(half.session());
        half.get("/api/session").is(401, "session.NONE");
        full.get("/api/session").is(200);
    }

    @Test
    @Proves("T06")
    void aCookieThatWasPlantedBeforeIsNotTheSession() {
        var person = world().fresh(Role.PATIENT);
        var planted = world().stranger().withSession("A".repeat(43), null);

        var half = planted.after(
                world().password(planted, person.login(), person.password()).is(200));

        assertThat(half.session()).isNotEqualTo(planted.session());
        planted.get("/api/session").is(401, "session.NONE");
    }

    @Test
    @Proves("T06")
    void aSessionIsDeadAfterSigningOut() {
        var caller = world().signIn(world().fresh(Role.PATIENT));

        var answer = caller.send("DELETE", "/api/session", null).is(204);

        assertThat(answer.header("Clear-Site-Data")).contains("storage");
        assertThat(answer.cookie(Caller.SESSION)).contains("");
        caller.get("/api/session").is(401, "session.NONE");
    }

    @Test
    @Proves("T03")
    void requestsBesideTheCodeReachNothing() {
        var person = world().fresh(Role.PATIENT);
        var half = half(person);
        var beside = IntStream.range(0, 12)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> half.get("/api/session")))
                .toList();
        code(half, person.code(clock().instant())).is(200);

        assertThat(beside.stream().map(CompletableFuture::join).map(Answer::outcome))
                .isSubsetOf("403 session.INCOMPLETE", "401 session.NONE");
    }

    @Test
    void ownSessionsAreListedAndEnded() {
        var person = world().fresh(Role.PATIENT);
        var here = world().as(person);
        var there = world().as(person);
        var third = world().as(person);
        var rows = here.get("/api/account/sessions").is(200).json().path("items");
        assertThat(rows).hasSize(3);
        assertThat(rows).filteredOn(row -> row.path("current").asBoolean(false)).hasSize(1);

        here.send("DELETE", "/api/account/sessions/" + idOf(there), null).is(204);
        there.get("/api/session").is(401, "session.NONE");
        third.get("/api/session").is(200);
        here.send("DELETE", "/api/account/sessions", null).is(204);
        third.get("/api/session").is(401, "session.NONE");
        here.get("/api/session").is(200);
    }

    @Test
    @Proves("T01")
    void anotherPersonsSessionIsNotThere() {
        var caller = world().as(world().fresh(Role.PATIENT));
        var stranger = world().as(world().fresh(Role.PATIENT));

        var theirs = caller.send("DELETE", "/api/account/sessions/" + idOf(stranger), null)
                .is(404, "not.FOUND");
        var none = caller.send("DELETE", "/api/account/sessions/" + java.util.UUID.randomUUID(), null);

        assertThat(theirs.bytes()).isEqualTo(none.bytes());
        stranger.get("/api/session").is(200);
    }

    private static java.util.UUID idOf(Caller caller) {
        return Rows.id("select id from identity.session where token_hash = sha256(?)", (Object)
                java.util.Base64.getUrlDecoder().decode(java.util.Objects.requireNonNull(caller.session())));
    }

    private Caller half(Person person) {
        var stranger = world().stranger();
        return stranger.after(
                world().password(stranger, person.login(), person.password()).is(200));
    }

    private static Answer code(Caller half, String code) {
        return half.post("/api/session/code", "{\"code\":\"" + code + "\"}");
    }
}
