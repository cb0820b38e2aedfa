package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Role;
import org.keepwell.testing.Proves;

/** Notices on a device, with the real page, the real worker and a push service that is only pretended to be there. */
@Proves({"T08", "T22"})
class PushTest extends BrowserTest {

    /** What a browser's maker would answer; the key is that of the example of RFC 8291. */
    private static final String SUBSCRIBE = """
            (() => {
              const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
              let subscription = null
              const make = (options) => ({
                endpoint: 'https://fcm.googleapis.com/fcm/send/%s',
                options,
                getKey: (name) => bytes(name === 'auth' ? 'BTBZMqHH6r4Tts7J_aSIgg'
                  : 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4').buffer,
                unsubscribe: async () => { subscription = null; return true },
              })
              PushManager.prototype.subscribe = async (options) => (subscription = make(options))
              PushManager.prototype.getSubscription = async () => subscription
            })()
            """;

    private static final String SHOWN = """
            async () => {
              const registration = await navigator.serviceWorker.getRegistration()
              const all = await registration.getNotifications()
              return all.map((one) => [one.title, one.body, one.tag, one.lang].join('|'))
            }
            """;

    private static final String WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length";

    @Test
    void aPatientSwitchesItOnIsToldWithoutAWordAndSwitchesItOff() {
        try (var patient = signedIn(people().account("margaret").login(), PHONE)) {
            patient.context().grantPermissions(List.of("notifications"));
            patient.page().addInitScript(SUBSCRIBE.formatted(UUID.randomUUID()));
            patient.page().setViewportSize(360, 800);
            patient.open("/notices").arrived();
            assertThat(patient.page().evaluate(WORKERS))
                    .as("before anybody wants it")
                    .isEqualTo(0);

            patient.button("Switch on here").click();
            patient.sees("Notices come to this browser, also while this page is closed.");
            patient.page().getByText("Send a test Notice on a device").click();
            patient.sees("A test is on its way");
            assertThat(
                            patient.page()
                                    .evaluate(
                                            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("wider than a small phone")
                    .isEqualTo(0);

            var notice = theOutboxSaysNothing();
            assertThat(push(patient, "{\"id\":\"" + notice + "\",\"title\":\"Your result\"}"))
                    .containsExactly("You have news|Sign in to see it.|" + notice + "|en");
            assertThat(push(patient, "{\"id\":\"" + notice + "\"}"))
                    .as("a second try replaces the first")
                    .hasSize(1);
            assertThat(patient.page().evaluate("async () => (await caches.keys()).length"))
                    .isEqualTo(0);

            patient.open("/go/" + notice);
            patient.page().waitForURL("**/notices");
            patient.arrived();
            patient.page().evaluate("() => navigator.serviceWorker.ready");
        }
    }

    @Test
    void switchedOffNothingIsLeftInTheBrowser() {
        try (var patient = signedIn(people().account("xiuying").login(), PHONE)) {
            patient.context().grantPermissions(List.of("notifications"));
            patient.page().addInitScript(SUBSCRIBE.formatted(UUID.randomUUID()));
            patient.open("/notices").arrived();
            patient.button("Switch on here").click();
            patient.sees("Notices come to this browser");
            assertThat(patient.page().evaluate(WORKERS)).isEqualTo(1);

            patient.button("Switch off here").click();

            patient.sees("No notices of yours come to this browser.");
            assertThat(patient.page().evaluate(WORKERS)).isEqualTo(0);
        }
    }

    /** The one policy cannot be made again, and no other can; what comes out of none is no address of a worker. */
    @Test
    void aScriptThatCameInCanMakeNoPolicyAndRegisterNoWorker() {
        try (var patient = signedIn(people().account("xiuying").login(), DESK)) {
            patient.watch()
                    .expect(".*(Trusted Type|TrustedScriptURL|trusted-types|trusted-type|content security policy).*");
            patient.open("/notices").arrived();
            for (var attempt : List.of(
                    "trustedTypes.createPolicy('keepwell-worker', { createScriptURL: (x) => x })",
                    "trustedTypes.createPolicy('mine', { createScriptURL: (x) => x })",
                    "trustedTypes.createPolicy('default', { createScriptURL: (x) => x })",
                    "await navigator.serviceWorker.register('/worker.js')",
                    "new Worker('/worker.js')",
                    "document.createElement('script').src = '/worker.js'")) {
                var outcome = patient.page()
                        .evaluate("async () => { try { " + attempt + "; return 'done' } catch (e) { return e.name } }");
                assertThat(outcome).as(attempt).isEqualTo("TypeError");
            }
            assertThat(patient.page().evaluate(WORKERS)).isEqualTo(0);
        }
    }

    /** @return the id of the notice that was pushed last */
    private UUID theOutboxSaysNothing() {
        try (var administrator = signedIn(Role.ADMINISTRATOR, DESK)) {
            administrator.open("/outbox").arrived();
            var pushed = administrator
                    .page()
                    .locator(
                            "li",
                            new com.microsoft.playwright.Page.LocatorOptions().setHasText("Notice on a device ·"));
            for (int n = 0; n < 20 && pushed.count() == 0; n++) { // a job sends, a second later
                administrator.page().waitForTimeout(500);
                administrator.open("/outbox").arrived();
            }
            assertThat(pushed.first()).isVisible();
            var words = pushed.first().innerText();
            assertThat(words).contains("fcm.googleapis.com").doesNotContain("/fcm/send/");
            var body = pushed.first().locator(".as-written").innerText();
            assertThat(body).matches("\\{\"id\":\"[0-9a-f-]{36}\"}");
            return UUID.fromString(body.substring(7, 43));
        }
    }

    /** Hands a push to the worker as the browser would, and reads what it shows. */
    @SuppressWarnings("unchecked")
    private static List<String> push(Visitor visitor, String data) {
        var session = visitor.context().newCDPSession(visitor.page());
        var registration = registration(session, visitor);
        var push = new JsonObject();
        push.addProperty("origin", visitor.page().url().replaceAll("(https://[^/]+).*", "$1"));
        push.addProperty("registrationId", registration);
        push.addProperty("data", data);
        session.send("ServiceWorker.deliverPushMessage", push);
        List<String> shown = List.of();
        for (int n = 0; n < 40 && shown.isEmpty(); n++) {
            visitor.page().waitForTimeout(250);
            shown = (List<String>) visitor.page().evaluate(SHOWN);
        }
        session.detach();
        return shown;
    }

    private static String registration(CDPSession session, Visitor visitor) {
        var found = new AtomicReference<String>();
        session.on(
                "ServiceWorker.workerRegistrationUpdated",
                event -> event.getAsJsonArray("registrations").forEach(one -> {
                    var registration = one.getAsJsonObject();
                    if (!registration.get("isDeleted").getAsBoolean()) {
                        found.set(registration.get("registrationId").getAsString());
                    }
                }));
        session.send("ServiceWorker.enable");
        for (int n = 0; n < 40 && found.get() == null; n++) {
            visitor.page().waitForTimeout(100);
        }
        assertThat(found.get()).as("a registered worker").isNotNull();
        return found.get();
    }
}
