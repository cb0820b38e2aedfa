package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Answer;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Proves;

/** What every answer tells the browser. */
@Proves({"T06", "T08", "T22"})
class HeadersTest extends HttpTest {

    private static final Map<String, String> EVERYWHERE = Map.of(
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "referrer-policy", "no-referrer",
            "cross-origin-opener-policy", "same-origin",
            "cross-origin-resource-policy", "same-origin",
            "cross-origin-embedder-policy", "require-corp");

    @Test
    void everyAnswerOfTheApiHasTheseHeadersAndNoOthers() {
        var self = world().as(world().standing(Role.PATIENT, Relation.SELF));
        for (var answer : List.of(
                self.get("/api/session").is(200),
                self.get("/api/audit").is(403),
                self.get("/api/nothing").is(404),
                world().stranger().get("/api/session").is(401),
                world().stranger().post("/api/session", "{").is(400))) {
            assertCommon(answer);
            assertThat(answer.header("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.headerNames())
                    .containsExactlyInAnyOrder(
                            "cache-control",
                            "content-length",
                            "content-security-policy",
                            "content-type",
                            "cross-origin-embedder-policy",
                            "cross-origin-opener-policy",
                            "cross-origin-resource-policy",
                            "date",
                            "permissions-policy",
                            "referrer-policy",
                            "x-content-type-options",
                            "x-frame-options",
                            "x-keepwell-build");
        }
    }

    @Test
    void theApiSpeaksJsonAndNothingThatABrowserWouldShow() {
        var self = world().as(world().standing(Role.PATIENT, Relation.SELF));

        assertThat(self.get("/api/session").header("Content-Type")).isEqualTo("application/json");
        assertThat(self.get("/api/audit").header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(self.with("Accept", "text/html").get("/api/session").header("Content-Type"))
                .doesNotContain("html");
    }

    @Test
    void cookiesAreOutOfReachOfScriptsAndOtherHosts() {
        var person = world().fresh(Role.PATIENT);
        var half = world().password(world().stranger(), person.login(), person.password())
                .is(200);
        var caller = world().stranger().after(half);
        var full = caller.post("/api/session/code", "{\"code\":\"" + person.code(clock().instant()) + "\"}")
                .is(200);

        assertThat(half.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("__Host-keepwell=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(full.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allMatch(
                        cookie -> cookie.matches(
                                "__Host-keepwell(-device)?=[A-Za-z0-9_-]+; Path=/;( Max-Age=31536000; Expires=[^;]+;)? Secure; HttpOnly; SameSite=Lax"));
        assertThat(full.text()).doesNotContain(String.valueOf(caller.after(full).session()));
    }

    @Test
    void thePageHasAFreshNonceAndNothingUnsafe() {
        needsTheWebApp();
        var first = world().stranger().get("/").is(200);
        var second = world().stranger().get("/sign-in").is(200);

        for (var page : List.of(first, second)) {
            assertCommon(page);
            var policy = page.header("Content-Security-Policy");
            assertThat(policy)
                    .startsWith("default-src 'none'; ")
                    .doesNotContain("unsafe-")
                    .doesNotContain("http")
                    .doesNotContain("*")
                    .contains("frame-ancestors 'none'")
                    .contains("base-uri 'none'")
                    .contains("worker-src 'self'")
                    .endsWith("require-trusted-types-for 'script'; trusted-types keepwell-worker");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
            assertThat(page.text()).doesNotContain("__NONCE__");
        }
        assertThat(nonce(first)).isNotEqualTo(nonce(second)).hasSizeGreaterThanOrEqualTo(22);
    }

    @Test
    void hashedFilesAreKeptAndNothingElseIs() {
        needsTheWebApp();
        var script = Pattern.compile("/assets/[A-Za-z0-9._-]+\\.js")
                .matcher(world().stranger().get("/").text());
        assertThat(script.find()).isTrue();

        var asset = world().stranger().get(script.group()).is(200);

        assertCommon(asset);
        assertThat(asset.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(asset.header("Content-Type")).startsWith("text/javascript");
        assertThat(world().stranger().get("/assets/none.js").is(404).header("Cache-Control"))
                .isEqualTo("no-store");
        var worker = world().stranger().get("/worker.js?lang=es").is(200);
        assertCommon(worker);
        assertThat(worker.header("Content-Type")).startsWith("text/javascript");
        assertThat(worker.header("Cache-Control")).isEqualTo("no-store");
        assertThat(worker.header("Content-Security-Policy")).startsWith("default-src 'none'"); // it may fetch nothing
        assertThat(worker.header("Service-Worker-Allowed")).isEmpty();
        assertThat(world().stranger().get("/favicon.svg").is(200).header("Cache-Control"))
                .isEqualTo("no-store");
    }

    /** The web app is built by another program; a build server has it. */
    private static void needsTheWebApp() {
        boolean there = HeadersTest.class.getResource("/web/index.html") != null;
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("CI=true, so the web app must be built").isTrue();
        }
        assumeTrue(there, "SKIPPED: the web app is not built");
    }

    private static String nonce(Answer page) {
        var found = Pattern.compile("'nonce-([^']+)'").matcher(page.header("Content-Security-Policy"));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static void assertCommon(Answer answer) {
        EVERYWHERE.forEach(
                (name, value) -> assertThat(answer.header(name)).as(name).isEqualTo(value));
        assertThat(answer.header("Permissions-Policy").split(", "))
                .hasSizeGreaterThan(10)
                .allMatch(one -> one.endsWith("=()"));
        assertThat(answer.header("Strict-Transport-Security")).isEmpty(); // on loopback, it would bind every port
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "access-control-allow-origin");
    }
}
