package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.identity.SessionState;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is not signed in to the end reaches the few routes that bring them there, and not one more. */
@Proves("T03")
class HalfSessionTest extends HttpTest {

    @Autowired
    private RouteClaims claims;

    /** The state of a session that is not a full one, with what it may reach and what it hears everywhere else. */
    enum State {
        NONE("401 session.NONE", Set.of()),
        PASSWORD_ONLY(
                "403 session.INCOMPLETE",
                Set.of("POST /api/session/code", "POST /api/session/recovery", "DELETE /api/session")),
        ENROLLING(
                "403 session.INCOMPLETE",
                Set.of(
                        "POST /api/activation/password",
                        "POST /api/activation/authenticator",
                        "POST /api/activation/finish",
                        "DELETE /api/session")),
        PASSWORD_ONLY_ENDED("401 session.ENDED", Set.of()),
        ENROLLING_ENDED("401 session.ENDED", Set.of()),
        IDLE("401 session.ENDED", Set.of()),
        ABSOLUTELY_ENDED("401 session.ENDED", Set.of()),
        SWITCHED_OFF("401 session.NONE", Set.of()),
        SIGNED_OUT("401 session.NONE", Set.of()),
        MADE_UP("401 session.NONE", Set.of());

        final String outcome;
        final Set<String> reaches;

        State(String outcome, Set<String> reaches) {
            this.outcome = outcome;
            this.reaches = reaches;
        }
    }

    /** Where one signs in, which is open to all. */
    private static final Set<String> OPEN = Set.of("POST /api/session", "POST /api/activation", "POST /api/stop");

    @ParameterizedTest
    @EnumSource
    void everyRouteButTheOnesThatFinishItIsClosed(State state) {
        // the person whom every route would serve best if the session were full
        var people = Map.of(
                "/api/patients/", world().fresh(Role.PATIENT),
                "/api/staff/", world().fresh(Role.FRONT_DESK),
                "/api/a", world().fresh(Role.ADMINISTRATOR));
        world().relate(Objects.requireNonNull(people.get("/api/patients/")), world().ana(), Relation.SELF);
        var callers = new HashMap<String, Caller>();
        people.forEach((prefix, person) -> callers.put(prefix, in(state, person)));
        move(state);

        var wrong = new ArrayList<String>();
        for (var route : claims.routes()) {
            var name = route.method() + " " + route.path();
            var prefix = people.keySet().stream()
                    .filter(route.path()::startsWith)
                    .findFirst()
                    .orElse("/api/a");
            if (OPEN.contains(name) || state.reaches.contains(name)) {
                continue;
            }
            var call = new RouteCalls(world()).of(route, null);
            long relations = Rows.number("select count(*) from access.relation");
            long accounts = Rows.number("select count(*) from identity.account");
            var answer = Objects.requireNonNull(callers.get(prefix)).send(call);
            if (!answer.outcome().equals(state.outcome)) {
                wrong.add(name + ": " + answer);
            }
            answer.saysNothingBeyondTheProblem();
            assertThat(answer.headers().allValues("Set-Cookie")).as(name).isEmpty();
            assertThat(Rows.number("select count(*) from access.relation"))
                    .as(name)
                    .isEqualTo(relations);
            assertThat(Rows.number("select count(*) from identity.account"))
                    .as(name)
                    .isEqualTo(accounts);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aHalfSessionIsToldWhatIsMissing() {
        var person = world().fresh(Role.NURSE);

        assertThat(world().as(person, SessionState.PASSWORD)
                        .get("/api/session")
                        .json()
                        .path("missing")
                        .asString(""))
                .isEqualTo("CODE");
        assertThat(world().as(person, SessionState.ENROLLING)
                        .get("/api/session")
                        .json()
                        .path("missing")
                        .asString(""))
                .isEqualTo("ENROLMENT");
    }

    @Test
    void theRoutesThatFinishASessionAreReachedByTheirOwnStateOnly() {
        var person = world().fresh(Role.NURSE);
        var password = world().as(person, SessionState.PASSWORD);
        var enrolling = world().as(person, SessionState.ENROLLING);

        for (var path : List.of("/api/session/code", "/api/session/recovery")) {
            enrolling.post(path, "{}").is(403, "session.INCOMPLETE");
            password.post(path, "{}").is(422, "request.BAD_FIELD");
        }
        for (var path :
                List.of("/api/activation/password", "/api/activation/authenticator", "/api/activation/finish")) {
            password.post(path, "{}").is(403, "session.INCOMPLETE");
        }
        enrolling.post("/api/activation/password", "{}").is(422, "request.BAD_FIELD");
        enrolling.post("/api/activation/authenticator", "{}").is(422, "request.BAD_FIELD");
    }

    private Caller in(State state, Person person) {
        return switch (state) {
            case NONE -> world().stranger();
            case PASSWORD_ONLY, PASSWORD_ONLY_ENDED -> world().as(person, SessionState.PASSWORD);
            case ENROLLING, ENROLLING_ENDED -> world().as(person, SessionState.ENROLLING);
            case IDLE, ABSOLUTELY_ENDED -> world().as(person);
            case SWITCHED_OFF -> switchedOff(person);
            case SIGNED_OUT -> signedOut(person);
            case MADE_UP -> world().stranger().withSession("A".repeat(43), "B".repeat(43));
        };
    }

    private void move(State state) {
        switch (state) {
            case PASSWORD_ONLY_ENDED -> clock().advance(Duration.ofMinutes(10));
            case ENROLLING_ENDED -> clock().advance(Duration.ofMinutes(30));
            case IDLE -> clock().advance(Duration.ofMinutes(15));
            case ABSOLUTELY_ENDED -> {
                clock().advance(Duration.ofHours(12));
                Rows.change("update identity.session set last_seen_at = last_seen_at + interval '12 hours'");
            }
            case NONE, PASSWORD_ONLY, ENROLLING, SWITCHED_OFF, SIGNED_OUT, MADE_UP -> {}
        }
    }

    private Caller switchedOff(Person person) {
        var caller = world().as(person);
        caller.get("/api/session").is(200);
        Rows.change("update identity.account set state = 3 where id = ?", person.id());
        return caller;
    }

    private Caller signedOut(Person person) {
        var caller = world().as(person);
        caller.send("DELETE", "/api/session", null).is(204);
        return caller;
    }
}
