package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Proves;
import org.springframework.beans.factory.annotation.Autowired;

/** A page of somebody else's makes the browser ask: whatever it asks, nothing changes. */
@Proves("T07")
class ForgedRequestTest extends HttpTest {

    private static final Map<String, UnaryOperator<Caller>> FOREIGN = foreign();

    @Autowired
    private RouteClaims claims;

    @Test
    void aSignedInBrowserIsNotUsedByAnotherPage() {
        var person = world().standing(Role.PATIENT, Relation.SELF);
        var caller = world().as(person);
        var other = world().as(person);
        var forged = new LinkedHashMap<>(FOREIGN);
        forged.put("no token", c -> c.withCsrf(null));
        forged.put("an empty token", c -> c.withCsrf(""));
        forged.put("the token of another session of the same person", c -> c.withCsrf(other.csrf()));
        forged.put("a made-up token", c -> c.withCsrf("A".repeat(43)));

        var wrong = new ArrayList<String>();
        int asked = 0;
        for (var route : changing()) {
            var call = new RouteCalls(world()).of(route, null);
            for (var how : forged.entrySet()) {
                var answer = how.getValue().apply(caller).send(call);
                if (!answer.outcome().equals("403 request.FORGED")) {
                    wrong.add(route.method() + " " + route.path() + " with " + how.getKey() + ": " + answer);
                }
                asked++;
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(150);
        caller.post("/api/session/touch", "{}").is(200); // the same caller as they are is no forger
    }

    @Test
    void nobodyIsSignedInOrActivatedByAnotherPage() {
        for (var path : List.of("/api/session", "/api/activation")) {
            var body = path.equals("/api/session")
                    ? "{\"login\":\"nobody@clinic.example\",\"password\":\"x\"}"
                    : "{\"token\":\"x\",\"code\":\"y\"}";
            FOREIGN.forEach((how, forge) -> forge.apply(world().stranger())
                    .post(path, body)
                    .is(403, "request.FORGED")
                    .saysNothingBeyondTheProblem());
            assertThat(world().stranger().post(path, body).code()).isIn("signin.FAILED", "activation.NOT_VALID");
        }
    }

    @Test
    void aHalfSessionIsBoundToItsTokenToo() {
        var half = world().as(world().fresh(Role.NURSE), org.keepwell.identity.SessionState.PASSWORD);

        half.withCsrf(null).post("/api/session/code", "{\"code\":\"000000\"}").is(403, "request.FORGED");
        half.post("/api/session/code", "{\"code\":\"000000\"}").is(401, "signin.CODE_WRONG");
    }

    @Test
    void noRouteChangesAnythingByGet() {
        var safe = claims.routes().stream()
                .filter(route -> route.method().equals("GET"))
                .map(route -> route.act().name());

        assertThat(safe)
                .allMatch(act -> act.startsWith("READ_")
                        || act.startsWith("LIST_")
                        || Set.of("MANAGE_OWN_SESSIONS", "LISTEN").contains(act));
        assertThat(claims.routes())
                .map(RouteClaims.Route::method)
                .isSubsetOf(Set.of("GET", "POST", "PATCH", "PUT", "DELETE"));
    }

    private static Map<String, UnaryOperator<Caller>> foreign() {
        var ways = new LinkedHashMap<String, UnaryOperator<Caller>>();
        ways.put("a foreign origin", c -> c.with("Origin", "https://evil.example"));
        ways.put("the same host on another port", c -> c.with("Origin", "https://localhost:1"));
        ways.put(
                "our host without TLS",
                c -> c.with("Origin", c.base().toString().replace("https", "http")));
        ways.put("an origin that begins like ours", c -> c.with("Origin", c.base() + ".evil.example"));
        ways.put("the origin null", c -> c.with("Origin", "null"));
        for (var site : List.of("cross-site", "same-site", "none", "SAME-ORIGIN", "")) {
            ways.put("Sec-Fetch-Site " + site, c -> c.with("Sec-Fetch-Site", site));
        }
        ways.put("no Sec-Fetch-Site", c -> c.without("Sec-Fetch-Site"));
        return ways;
    }

    private List<RouteClaims.Route> changing() {
        return claims.routes().stream()
                .filter(route -> !route.method().equals("GET"))
                .toList();
    }
}
