package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Answer;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.springframework.beans.factory.annotation.Autowired;

/** Every route, by every role in every relation and by nobody, over HTTP; against a list that a person keeps. */
@Proves({"T01", "T03", "T25"})
class AccessMatrixTest extends HttpTest {

    @Autowired
    private RouteClaims claims;

    @Test
    void everyRouteAnswersEveryRoleInEveryRelationAsAPersonWroteDown() throws IOException {
        var expected = Expectations.read("expectations.csv");
        var wrong = new ArrayList<String>();
        int asked = 0;
        for (var route : claims.routes()) {
            var name = route.method() + " " + route.path();
            for (var role : accountRoles()) {
                for (var relation : RouteCalls.relations()) {
                    compare(name, role.name(), relation.name(), expected, ask(route, role, relation), wrong);
                    asked++;
                }
            }
            var call = new RouteCalls(world()).of(route, null);
            compare(name, "NOBODY", "NONE", expected, world().stranger().send(call), wrong);
        }

        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(1_000);
        assertThat(expected.idle()).as("rows that decide nothing").isEmpty();
    }

    private Answer ask(RouteClaims.Route route, Role role, Relation relation) {
        Rows.change("delete from identity.throttle");
        var person = world().standing(role, relation);
        return world().as(person).send(new RouteCalls(world()).of(route, person));
    }

    private static void compare(
            String route, String role, String relation, Expectations expected, Answer answer, List<String> wrong) {
        var wanted = expected.of(route, role, relation);
        var got = answer.status() < 300 ? "OK" : answer.outcome();
        if (!wanted.equals(got)) {
            wrong.add(route + " by " + role + " (" + relation + "): " + got + " instead of " + wanted);
        }
    }

    private static List<Role> accountRoles() {
        return Arrays.stream(Role.values()).filter(Role::isForAccounts).toList();
    }
}
