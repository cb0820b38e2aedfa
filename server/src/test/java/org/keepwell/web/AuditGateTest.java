package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Call;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** No answer without its entry, no change without its entry, and no way to take an entry back. */
@Proves({"T26", "T24"})
class AuditGateTest extends HttpTest {

    private static final String ALL = "select count(*) from audit.event";
    private static final String REFUSED = "select count(*) from audit.event where outcome <> 1";

    private static final String OF_BOTH = ALL + " where patient_id is not null and actor = ?";

    @Autowired
    private RouteClaims claims;

    @Autowired
    private DataSource app;

    @Autowired
    @Qualifier("auditWriter")
    private DataSource writer;

    @Autowired
    @Qualifier("auditReader")
    private DataSource reader;

    @Test
    void everyAnswerOfEveryRouteHasItsEntryBeforeItLeaves() {
        var wrong = new ArrayList<String>();
        var people = new ArrayList<Person>();
        for (var role : List.of(Role.PATIENT, Role.NURSE, Role.FRONT_DESK, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR)) {
            people.add(world().standing(role, role == Role.PATIENT ? Relation.SELF : Relation.NONE));
        }
        for (var route : claims.routes()) {
            for (var person : people) {
                var call = new RouteCalls(world()).of(route, person);
                var caller = world().as(person);
                compare(call, caller, person, wrong);
            }
            compare(new RouteCalls(world()).of(route, null), world().stranger(), null, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private static void compare(
            Call call, Caller caller, @org.jspecify.annotations.Nullable Person person, List<String> wrong) {
        long all = Rows.number(ALL);
        long refused = Rows.number(REFUSED);
        long both = person == null ? 0 : Rows.number(OF_BOTH, person.id());
        var answer = caller.send(call);
        boolean ok = answer.status() < 400;
        if (Rows.number(ALL) <= all || (Rows.number(REFUSED) > refused) == ok) {
            wrong.add(call.method() + " " + call.path() + ": " + answer);
        }
        if (person != null && call.path().startsWith("/api/patients/") && Rows.number(OF_BOTH, person.id()) == both) {
            wrong.add(call.method() + " " + call.path() + " has no entry that names both who asked and the patient");
        }
    }

    @Test
    void whatReachesNoRouteHasItsEntryToo() {
        var nobody = world().stranger();
        for (var call : List.of(
                Call.get("/api/no-such-route"),
                Call.get("/api/patients/not-an-id/results"),
                new Call("PUT", "/api/session", "{}"),
                Call.post("/api/session", "not json"),
                Call.get("/%61pi/session"),
                Call.get("/api//session"))) {
            long before = Rows.number(REFUSED);
            assertThat(nobody.send(call).status()).isBetween(400, 499);
            assertThat(Rows.number(REFUSED)).as(call.path()).isGreaterThan(before);
        }
    }

    @Test
    void withoutTheLogNothingIsReadSignedInOrRefused() {
        var self = world().as(world().standing(Role.PATIENT, Relation.SELF));
        var officer = world().as(world().standing(Role.PRIVACY_OFFICER, Relation.NONE));
        var person = world().fresh(Role.NURSE);
        var half = world().as(person, org.keepwell.identity.SessionState.PASSWORD);
        var ana = world().ana().value();
        var ben = world().ben().value();
        var answers = withoutLog(() -> Map.of(
                "own session", self.get("/api/session"),
                "own log", self.get("/api/patients/" + ana + "/accesses"),
                "a patient who is not theirs", self.get("/api/patients/" + ben + "/accesses"),
                "the officer's log", officer.get("/api/audit"),
                "nobody", world().stranger().get("/api/session"),
                "no such route", self.get("/api/nothing"),
                "a right password", world().password(world().stranger(), person.login(), person.password()),
                "a wrong password", world().password(world().stranger(), person.login(), "wrong"),
                "a right code", half.post("/api/session/code", "{\"code\":\"" + person.code(clock().instant()) + "\"}"),
                "a forged request", self.withCsrf(null).post("/api/session/touch", "{}")));

        answers.forEach(AuditGateTest::assertSilent);
        assertThat(Rows.number("select count(*) from identity.session where account_id = ? and state = 3", person.id()))
                .isZero();
        self.get("/api/session").is(200); // and all is well again
    }

    @Test
    void aChangeWithoutItsEntryIsNotMade() {
        var desk = world().as(world().standing(Role.FRONT_DESK, Relation.NONE));
        var administrator = world().as(world().standing(Role.ADMINISTRATOR, Relation.NONE));
        var person = world().fresh(Role.PATIENT);
        var patient = world().as(person);
        var second = world().as(person);
        var nurse = world().invited(Role.NURSE);
        var other = world().invited(Role.NURSE);
        world().relate(nurse, world().ana(), Relation.CARE_TEAM);
        var path = "/api/patients/" + world().ana().value();
        var assignment = Rows.id("select id from access.relation where account_id = ?", nurse.id());
        var before = state();

        var answers = withoutLog(() -> Map.of(
                "assign", desk.post(path + "/assignments", "{\"clinicianId\":\"" + other.id() + "\",\"reason\":\"x\"}"),
                "end an assignment", desk.post(path + "/assignments/" + assignment + "/end", "{\"reason\":\"x\"}"),
                "invite a patient", desk.post(path + "/invitations", "{\"email\":\"unlogged@home.example\"}"),
                "invite staff",
                        administrator.post(
                                "/api/accounts",
                                "{\"name\":\"x\",\"email\":\"unlogged@staff.example\",\"role\":\"NURSE\"}"),
                "switch off", administrator.post("/api/accounts/" + nurse.id() + "/off", "{\"reason\":\"x\"}"),
                "profile", patient.send("PATCH", "/api/account/profile", "{\"language\":\"es\"}"),
                "end other sessions", patient.send("DELETE", "/api/account/sessions", null),
                "sign out", second.send("DELETE", "/api/session", null)));

        answers.forEach(AuditGateTest::assertSilent);
        assertThat(state()).isEqualTo(before);
    }

    /** Everything that the changes above would change, as one text. */
    private static String state() {
        return Rows.text("""
                select (select string_agg(id::text || coalesce(ended_by::text, '-'), ',' order by id) from access.relation)
                    || (select string_agg(id::text || state || language, ',' order by id) from identity.account)
                    || (select count(*) from identity.activation) || '/' || (select count(*) from identity.session)
                """);
    }

    private static void assertSilent(String what, Answer answer) {
        assertThat(answer.status()).as(what).isEqualTo(503);
        assertThat(answer.bytes()).as(what).isEmpty();
        assertThat(answer.headers().allValues("Set-Cookie")).as(what).isEmpty();
    }

    private static Map<String, Answer> withoutLog(java.util.function.Supplier<Map<String, Answer>> work) {
        Rows.change("revoke insert on audit.event from keepwell_audit_writer, keepwell_lookup_owner");
        try {
            return work.get();
        } finally {
            Rows.change("grant insert on audit.event to keepwell_audit_writer, keepwell_lookup_owner");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.event set outcome = 1",
                "delete from audit.event",
                "truncate audit.event",
                "alter table audit.event disable trigger all",
                "drop table audit.event"
            })
    void noRoleOfTheServerTakesAnEntryBack(String statement) {
        for (var source : List.of(app, writer, reader)) {
            assertThatThrownBy(() -> run(source, statement)).isInstanceOf(SQLException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit.event set outcome = 1", "delete from audit.event", "truncate audit.event"})
    void evenTheSuperuserMustFirstTakeTheTriggersAway(String statement) {
        world().stranger().get("/api/session").is(401); // so that there is an entry

        assertThatThrownBy(() -> Rows.change(statement)).hasMessageContaining("append-only");
    }

    @Test
    void theApplicationReadsNothingOfTheLogAndWritesNothingPastItsFunction() {
        assertThatThrownBy(() -> run(app, "select 1 from audit.event")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> run(app, "insert into audit.event select * from audit.event"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> run(reader, "insert into audit.event select * from audit.event"))
                .isInstanceOf(SQLException.class);
    }

    private static void run(DataSource source, String statement) throws SQLException {
        try (var connection = source.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }
}
