package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Category;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Call;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** "Not yours" and "not there" are one answer, to the byte. */
@Proves({"T01", "T13"})
class NotYoursTest extends HttpTest {

    @Autowired
    private RouteClaims claims;

    @Test
    void anotherPatientLooksLikeNoPatientOnEveryRoute() {
        var people = List.of(
                world().standing(Role.PATIENT, Relation.SELF),
                world().standing(Role.PROXY, Relation.PROXY),
                world().standing(Role.NURSE, Relation.CARE_TEAM),
                world().standing(Role.BILLING, Relation.NONE),
                world().standing(Role.PRIVACY_OFFICER, Relation.NONE));
        int asked = 0;
        for (var person : people) {
            var caller = world().as(person);
            for (var route : patientRoutes()) {
                var call = new RouteCalls(world()).of(route, person);
                var missing = caller.send(about(call, UUID.randomUUID().toString()));
                missing.is(404, "not.FOUND").saysNothingBeyondTheProblem();
                for (var id : wrongIds()) {
                    assertSame(missing, caller.send(about(call, id)), route.path() + " with " + id);
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(100);
    }

    @Test
    void whoMayWorkWithEveryPatientFindsNoneOfAnotherClinicAndNoneThatIsMadeUp() {
        for (var role : List.of(Role.FRONT_DESK, Role.ADMINISTRATOR)) {
            var caller = world().as(world().standing(role, Relation.NONE));
            var nurse = world().invited(Role.NURSE).id();
            var calls = Map.of(
                    "assignments", Call.get("/api/patients/P/assignments"),
                    "assign",
                            Call.post(
                                    "/api/patients/P/assignments",
                                    "{\"clinicianId\":\"" + nurse + "\",\"reason\":\"x\"}"),
                    "end",
                            Call.post(
                                    "/api/patients/P/assignments/" + UUID.randomUUID() + "/end", "{\"reason\":\"x\"}"));
            calls.forEach((name, call) -> {
                var missing =
                        caller.send(about(call, UUID.randomUUID().toString())).is(404, "not.FOUND");
                assertSame(
                        missing, caller.send(about(call, world().olga().value().toString())), name);
            });
        }
    }

    @Test
    void anotherPatientsItemsAreNotThereUnderOnesOwnPath() {
        world().ben();
        var caller = world().as(world().standing(Role.PATIENT, Relation.SELF));
        var found = new ArrayList<String>();
        for (var route : patientRoutes()) {
            if (!route.method().equals("GET") || !route.path().endsWith("/{id}")) {
                continue;
            }
            var path = route.path().replace("{patient}", world().ana().value().toString());
            var missing = caller.get(path.replace("{id}", UUID.randomUUID().toString()))
                    .is(404, "not.FOUND");
            for (var category : Category.values()) {
                if (Rows.number(
                                "select count(*) from records.resource where patient_id = ? and category = ?",
                                world().ben().value(),
                                category.mask())
                        > 0) {
                    var his = Rows.id(
                            "select id from records.resource where patient_id = ? and category = ? limit 1",
                            world().ben().value(),
                            category.mask());
                    assertSame(missing, caller.get(path.replace("{id}", his.toString())), route.path());
                    found.add(route.path());
                }
            }
        }
        boolean records =
                claims.routes().stream().anyMatch(route -> route.path().endsWith("/results/{id}"));
        assertThat(found.isEmpty()).isEqualTo(!records); // not a test that looks at nothing once there is something
    }

    @Test
    void anAssignmentOfAnotherPatientIsNotEndedThroughThisOne() {
        var nurse = world().invited(Role.NURSE);
        world().relate(nurse, world().ben(), Relation.CARE_TEAM);
        var his = Rows.id("select id from access.relation where account_id = ?", nurse.id());
        var desk = world().as(world().standing(Role.FRONT_DESK, Relation.NONE));

        desk.post("/api/patients/" + world().ana().value() + "/assignments/" + his + "/end", "{\"reason\":\"x\"}")
                .is(404, "not.FOUND");

        assertThat(Rows.number("select count(*) from access.relation where id = ? and ended_by is null", his))
                .isEqualTo(1);
    }

    @Test
    void aSessionOfOneClinicOpensNothingAtAnother() {
        var here = world().as(world().standing(Role.PATIENT, Relation.SELF));
        var there = here.at(world().otherClinic());

        here.get("/api/session").is(200);
        there.get("/api/session").is(401, "session.NONE");
        there.get("/api/patients/" + world().ana().value() + "/accesses").is(401, "session.NONE");
    }

    @Test
    void staffOfAnotherClinicFindNoPatientOfThisOne() {
        world().ana();
        var desk = world().as(world().fresh(World.OTHER_CLINIC, Role.FRONT_DESK));
        var silva = "{\"by\":\"NAME_BIRTH\",\"familyName\":\"Silva\",\"birthDate\":\"1984-03-14\"}";

        assertThat(desk.post("/api/staff/search", silva).is(200).json().path("hits"))
                .isEmpty();
        desk.get("/api/patients/" + world().ana().value() + "/assignments").is(404, "not.FOUND");

        var ours = world().as(world().standing(Role.FRONT_DESK, Relation.NONE));
        assertThat(ours.post("/api/staff/search", silva).is(200).json().path("hits"))
                .hasSize(1);
    }

    @Test
    void anAccountOfAnotherClinicIsNotThereForTheAdministrator() {
        var theirs = world().fresh(World.OTHER_CLINIC, Role.BILLING).id();
        var administrator = world().as(world().standing(Role.ADMINISTRATOR, Relation.NONE));
        var missing = administrator.post("/api/accounts/" + UUID.randomUUID() + "/off", "{\"reason\":\"x\"}");

        assertSame(
                missing.is(404, "not.FOUND"),
                administrator.post("/api/accounts/" + theirs + "/off", "{\"reason\":\"x\"}"),
                "off");
        assertThat(Rows.number("select state from identity.account where id = ?", theirs))
                .isEqualTo(2);
    }

    @Test
    void aPatientsAccountIsNotThereForTheAdministrator() {
        var patient = world().fresh(Role.PATIENT).id();
        var administrator = world().as(world().standing(Role.ADMINISTRATOR, Relation.NONE));

        administrator
                .post("/api/accounts/" + patient + "/off", "{\"reason\":\"x\"}")
                .is(404, "not.FOUND");
        assertThat(administrator.get("/api/accounts").text()).doesNotContain(patient.toString());
    }

    @Test
    void aRelationThatEndedOpensNothingFromTheNextRequestOn() {
        var proxy = world().fresh(Role.PROXY);
        world().relate(proxy, world().ben(), Relation.PROXY);
        var caller = world().as(proxy);
        var path = "/api/patients/" + world().ben().value() + "/accesses";
        caller.get(path).is(403, "access.REFUSED"); // known, though not for this

        Rows.change(
                "update access.relation_by_account set ends_at = now() - interval '1 second', starts_at = now() - interval '1 hour' where account_id = ?",
                proxy.id());

        assertSame(
                caller.get(path.replace(
                        world().ben().value().toString(), UUID.randomUUID().toString())),
                caller.get(path),
                "ended");
    }

    private List<String> wrongIds() {
        PatientId ana = world().ana();
        return List.of(
                world().ben().value().toString(),
                world().olga().value().toString(),
                ana.value().toString().toUpperCase(Locale.ROOT),
                ana.value().toString().replace("-", ""),
                ana.value() + "0",
                "not-an-id",
                "00000000-0000-0000-0000-000000000000");
    }

    private List<RouteClaims.Route> patientRoutes() {
        return claims.routes().stream()
                .filter(route -> route.path().startsWith("/api/patients/"))
                .toList();
    }

    /** The same about another patient. */
    private Call about(Call call, String patient) {
        var path = call.path()
                .replace("/patients/P", "/patients/" + patient)
                .replace(world().ana().value().toString(), patient);
        return new Call(call.method(), path, call.body());
    }

    private static void assertSame(Answer expected, Answer answer, String what) {
        assertThat(answer.status()).as(what).isEqualTo(expected.status());
        assertThat(answer.bytes()).as(what).isEqualTo(expected.bytes());
        assertThat(answer.headerNames()).as(what).isEqualTo(expected.headerNames());
    }

    @Test
    void nobodyHearsTheSameOfEveryPatient() {
        Caller nobody = world().stranger();
        var missing =
                nobody.get("/api/patients/" + UUID.randomUUID() + "/accesses").is(401, "session.NONE");

        assertSame(missing, nobody.get("/api/patients/" + world().ana().value() + "/accesses"), "Ana");
    }
}
