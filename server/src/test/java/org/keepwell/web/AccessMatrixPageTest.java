package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.NotVisible;
import org.keepwell.access.PatientId;
import org.keepwell.access.Refused;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** The matrix that people read is what the policy and the routes' claims say. */
class AccessMatrixPageTest extends HttpTest {

    private static final Path PAGE = Path.of("../docs/access-matrix.md");

    private record Standing(Role role, Relation relation) {
        String title() {
            return (role + " " + (relation == Relation.NONE ? "" : relation))
                    .strip()
                    .toLowerCase(java.util.Locale.ROOT)
                    .replace('_', ' ');
        }
    }

    @Autowired
    private RouteClaims claims;

    @Autowired
    private Access access;

    @Test
    void thePageIsUpToDate() throws IOException {
        var page = page();
        if (Boolean.getBoolean("keepwell.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("run this test with -Dkeepwell.write=true and commit the page")
                .content()
                .isEqualTo(page);
    }

    private String page() {
        var standings = new ArrayList<Standing>();
        for (var role : Arrays.stream(Role.values()).filter(Role::isForAccounts).toList()) {
            for (var relation : Relation.values()) {
                var one = new Standing(role, relation);
                if (relation == Relation.NONE || knows(one)) {
                    standings.add(one);
                }
            }
        }
        var text = new StringBuilder("""
                # Access matrix

                Generated from `access/policy.yaml` and the claims on the routes; change those, then run
                `mvn -f server test -Dtest=AccessMatrixPageTest -Dkeepwell.write=true`. What is *expected* is kept by hand in
                `server/src/test/resources/access/expectations.csv`, and a test asks the server for every cell.

                yes: allowed. 403: the patient is known, but not for this. 404: nobody is there. A relation that is not listed is
                404 on every route about one patient, and as without a relation elsewhere. Nobody without a full session reaches
                anything here: 401, or 403 while signing in is not finished.

                """);
        text.append("| route | act |");
        standings.forEach(one -> text.append(' ').append(one.title()).append(" |"));
        text.append("\n|").append(" --- |".repeat(standings.size() + 2)).append('\n');
        for (var route : claims.routes()) {
            text.append("| `")
                    .append(route.method())
                    .append(' ')
                    .append(route.path())
                    .append("` | ")
                    .append(route.act())
                    .append(" |");
            standings.forEach(
                    one -> text.append(' ').append(cell(route.act(), one)).append(" |"));
            text.append('\n');
        }
        return text.toString();
    }

    private boolean knows(Standing one) {
        return claims.routes().stream()
                .map(RouteClaims.Route::act)
                .anyMatch(act ->
                        act.scope() == Act.Scope.PATIENT && !cell(act, one).equals("404"));
    }

    private String cell(Act act, Standing one) {
        return switch (act.gate()) {
            case OPEN -> "open";
            case CODE_MISSING -> "code step";
            case ENROLLING -> "enrolment";
            case ANY_SESSION -> "yes";
            case CONSOLE -> "console";
            case FULL -> full(act, one);
        };
    }

    private String full(Act act, Standing one) {
        boolean patient = act.scope() == Act.Scope.PATIENT;
        var actor = Actor.account(World.CLINIC, new AccountId(new UUID(0, 1)), one.role(), new UUID(0, 2));
        try {
            access.check(
                    actor,
                    act,
                    patient ? one.relation() : Relation.NONE,
                    patient ? new PatientId(new UUID(0, 3)) : null);
            return "yes";
        } catch (NotVisible e) {
            return "404";
        } catch (Refused e) {
            return "403";
        }
    }
}
