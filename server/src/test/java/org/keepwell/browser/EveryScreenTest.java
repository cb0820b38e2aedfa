package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.access.Role;

/**
 * Every screen, on a phone and on a desk, light and dark: usable by everybody, nothing wider than the screen, nothing
 * kept behind in the browser. Leaves a picture of each in {@code target/screens}, to be looked at.
 */
class EveryScreenTest extends BrowserTest {

    private static final Path PICTURES = Path.of("target/screens");

    /** Of the routes that name one thing, the first of their list is opened. */
    private static final List<String> RECORD = List.of(
            "",
            "/record",
            "/timeline",
            "/results",
            "/results/*",
            "/medicines",
            "/conditions",
            "/allergies",
            "/immunizations",
            "/vitals",
            "/vitals/*",
            "/procedures",
            "/visits",
            "/visits/*",
            "/notes",
            "/notes/*",
            "/accesses",
            "/more");

    /** What a browser may keep. Health data has no place in any of these. */
    private static final String KEPT = """
            async () => JSON.stringify([
                Object.entries(localStorage), Object.entries(sessionStorage), await caches.keys(),
                (await indexedDB.databases()).map((database) => database.name),
                (await navigator.serviceWorker.getRegistrations()).length
            ])
            """;

    /** The language that was chosen or spoken is the one thing a shared screen may remember. */
    private static final String NOTHING_KEPT = "[[[\"keepwell.language\",\"en\"]],[],[],[],0]";

    @Test
    void thePagesOfAPatient() {
        var login = people().account("xiuying").login();
        try (var visitor = signedIn(login, PHONE)) {
            visitor.open("/").arrived();
            var home = visitor.path();
            for (var page : RECORD) {
                openRecordPage(visitor, home + page);
                lookAt(visitor, "patient" + page);
            }
            visitor.open("/security").arrived();
            lookAt(visitor, "patient/security");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"NURSE", "PHYSICIAN", "FRONT_DESK", "BILLING", "PRIVACY_OFFICER", "ADMINISTRATOR"})
    void thePagesOfTheStaff(Role role) {
        try (var visitor = signedIn(role, DESK)) {
            visitor.open("/").arrived();
            lookAt(visitor, role + "/first");
            for (var page : pagesOf(visitor)) {
                visitor.open(page).arrived();
                lookAt(visitor, role + page);
            }
            if (role == Role.NURSE) {
                visitor.open("/patients").arrived();
                visitor.page().locator("main a[data-row]").first().click();
                assertThat(visitor.page().locator(".context")).isVisible();
                lookAt(visitor, role + "/chart");
            }
            if (role == Role.FRONT_DESK) {
                var patient = people().patient("d005");
                Desk.find(visitor, patient);
                visitor.link(patient.family()).click();
                visitor.isOn(patient.name());
                lookAt(visitor, role + "/desk");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/activate", "/activate#link", "/nowhere"})
    void thePagesOutside(String path) {
        try (var visitor = visitor(PHONE)) {
            visitor.open(path).arrived();
            lookAt(visitor, "outside" + path.replace('#', '-'));
        }
    }

    private static List<String> pagesOf(Visitor visitor) {
        return visitor.page().locator(".rail nav a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    private static void openRecordPage(Visitor visitor, String path) {
        if (!path.endsWith("/*")) {
            visitor.open(path).arrived();
            return;
        }
        visitor.open(path.substring(0, path.length() - 2)).arrived();
        visitor.page().locator("main a[data-row]").first().click();
        assertThat(visitor.page().locator("main .back")).isVisible();
        visitor.arrived();
    }

    private static void lookAt(Visitor visitor, String name) {
        var page = visitor.page();
        for (int width : List.of(PHONE, DESK)) {
            page.setViewportSize(width, 844);
            for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                var what = name + " " + width + " " + theme;
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve(what.replace("*", "one").replaceAll("[^A-Za-z0-9]+", "-") + ".png")));
                assertThat(sideways(page)).as("wider than the screen: " + what).isZero();
                assertThat(barriers(page)).as("barriers on " + what).isEmpty();
            }
        }
        assertThat(page.title()).as("title of " + name).isEqualTo("Keepwell");
        assertThat(visitor.path()).as("address of " + name).matches("(/[a-z-]+|/p|/[0-9a-f-]{36})*/?(#[a-z]*)?");
        assertThat(page.evaluate(KEPT)).as("kept by the browser after " + name).isEqualTo(NOTHING_KEPT);
    }

    private static int sideways(Page page) {
        return (int) page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    private static List<String> barriers(Page page) {
        var found = new ArrayList<String>();
        for (var rule : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
            rule.getNodes().forEach(node -> found.add(rule.getId() + ": " + node.getHtml() + node.getFailureSummary()));
        }
        return found;
    }
}
