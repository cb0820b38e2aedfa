package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.access.Role;

/**
 * Every screen, on a phone and on a desk, light and dark: usable by everybody, nothing wider than the screen, nothing
 * kept behind in the browser. With {@code -Dkeepwell.pictures=true} it leaves a picture of each in {@code target/screens}.
 */
class EveryScreenTest extends BrowserTest {

    private static final Path PICTURES = Path.of("target/screens");
    private static final boolean WITH_PICTURES = Boolean.getBoolean("keepwell.pictures");

    /** Of the routes that name one thing, the first of their list is opened. */
    private static final List<String> RECORD = List.of(
            "",
            "/record",
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
            "/messages",
            "/messages/*",
            "/messages/new",
            "/refills",
            "/refills/new",
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
    private static final String KEPT_ONLY = "[[[\"keepwell.language\",\"%s\"]],[],[],[],0]";

    /** Two looks at each screen; between both languages, every screen is seen in all four. */
    private static final List<Look> DAY = List.of(new Look(PHONE, ColorScheme.LIGHT), new Look(DESK, ColorScheme.DARK));

    private static final List<Look> NIGHT =
            List.of(new Look(PHONE, ColorScheme.DARK), new Look(DESK, ColorScheme.LIGHT));

    /** One of each kind, with a key that opens a form of it. */
    private static final Map<Role, List<Waiting>> ITEMS = Map.of(
            Role.NURSE,
            List.of(
                    new Waiting(1, "Medical question", "t"),
                    new Waiting(1, "Task", "x"),
                    new Waiting(1, "Refill", "d"),
                    new Waiting(1, "About medicines taken", "h")),
            Role.FRONT_DESK,
            List.of(new Waiting(5, "Appointment to arrange", "x"))); // of the first site

    private record Look(int width, ColorScheme theme) {}

    private record Waiting(int board, String kind, String key) {}

    @ParameterizedTest
    @CsvSource({"xiuying, en, patient", "jose, es, paciente"})
    void thePagesOfAPatient(String who, String language, String name) {
        try (var visitor = signedIn(people().account(who).login(), PHONE)) {
            var looks = language.equals("en") ? DAY : NIGHT;
            visitor.open("/").arrived();
            visitor.page().waitForURL("**/p/**");
            var home = visitor.path();
            for (var page : RECORD) {
                openRecordPage(visitor, home + page);
                lookAt(visitor, name + page, language, looks);
            }
            if (language.equals("es")) {
                visitor.open(home + "/messages").arrived();
                visitor.link("pastilla").click();
                assertThat(visitor.page().locator("ol.thread li.event")).hasCount(2);
                lookAt(visitor, name + "/passed-on", language, looks);
            }
            visitor.open("/security").arrived();
            lookAt(visitor, name + "/security", language, looks);
            visitor.open("/notices").arrived();
            lookAt(visitor, name + "/notices", language, looks);
        }
    }

    /** The band that says whose record it is takes room from every page; on a phone there is least of it. */
    @ParameterizedTest
    @CsvSource({"denise, en, proxy", "folasade, es, apoderada"})
    void thePagesOfSomebodyWhoActsForAnother(String who, String language, String name) {
        try (var visitor = signedIn(people().account(who).login(), PHONE)) {
            visitor.open("/").arrived();
            var home = recordOfTheChild(visitor);
            for (var page : RECORD) {
                boolean patientsOwn = page.startsWith("/notes") || page.equals("/accesses");
                if (patientsOwn || page.endsWith("/*") && name.equals("apoderada")) { // the small child has no results
                    continue;
                }
                openRecordPage(visitor, home + page);
                assertThat(visitor.page().locator("a[href$='/notes'], a[href$='/accesses']"))
                        .hasCount(0);
                assertThat(visitor.page().locator("header .band")).isVisible();
                lookAt(
                        visitor,
                        name + page,
                        language,
                        List.of(language.equals("en") ? NIGHT.getFirst() : DAY.getFirst()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"NURSE", "PHYSICIAN", "FRONT_DESK", "BILLING", "PRIVACY_OFFICER", "ADMINISTRATOR"})
    void thePagesOfTheStaff(Role role) {
        try (var visitor = signedIn(role, DESK)) {
            visitor.open("/").arrived();
            lookAt(visitor, role + "/first", "en", DAY);
            for (var page : pagesOf(visitor)) {
                visitor.open(page).arrived();
                lookAt(visitor, role + page, "en", NIGHT);
            }
            if (role == Role.NURSE) {
                visitor.open("/notices").arrived();
                lookAt(visitor, role + "/notices", "en", DAY);
                visitor.open("/patients").arrived();
                visitor.page().locator("main a[data-row]").first().click();
                assertThat(visitor.page().locator(".context")).isVisible();
                lookAt(visitor, role + "/chart", "en", DAY);
                lookAt(visitor, role + "/chart", "en", NIGHT);
            }
            for (var item : ITEMS.getOrDefault(role, List.of())) {
                openItem(visitor, item);
                lookAt(visitor, role + "/item-" + item.kind, "en", DAY);
                visitor.page().keyboard().press(item.key);
                assertThat(visitor.page()
                                .locator("[role=dialog] button[type=submit], [role=dialog] li button")
                                .first())
                        .isVisible();
                lookAt(visitor, role + "/sheet-" + item.kind, "en", NIGHT);
            }
            if (role == Role.PHYSICIAN) {
                visitor.open("/protocols").arrived();
                visitor.page().locator("main article button").first().click();
                assertThat(visitor.field("6-digit code")).isFocused();
                lookAt(visitor, role + "/sign", "en", DAY);
            }
            if (role == Role.FRONT_DESK) {
                var patient = people().patient("d005");
                Desk.find(visitor, patient);
                visitor.link(patient.family()).click();
                visitor.isOn(patient.name());
                lookAt(visitor, role + "/desk", "en", DAY);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/activate", "/activate#link", "/nowhere"})
    void thePagesOutside(String path) {
        try (var visitor = visitor(PHONE)) {
            visitor.open(path).arrived();
            lookAt(visitor, "outside" + path.replace('#', '-'), "en", DAY);
            lookAt(visitor, "outside" + path.replace('#', '-'), "en", NIGHT);
        }
    }

    @Test
    void thePagesOfAPhysicianInSpanish() {
        try (var visitor = signedIn("henrik.lindqvist@keepwell.example", DESK)) {
            visitor.open("/security").arrived();
            visitor.page().getByLabel("Español").click();
            visitor.isOn("Seguridad"); // the choice counts once the server has it
            visitor.open("/patients").isOn("Mis pacientes");
            lookAt(visitor, "medico/first", "es", NIGHT);
            visitor.page().locator("main a[data-row]").first().click();
            assertThat(visitor.page().locator(".context")).isVisible();
            lookAt(visitor, "medico/chart", "es", DAY);
            lookAt(visitor, "medico/chart", "es", NIGHT);
        }
    }

    /** Somebody with a record of their own too comes to that one first. */
    private static String recordOfTheChild(Visitor visitor) {
        visitor.page().waitForURL("**/p/**");
        visitor.arrived();
        if (visitor.page().locator("header .band").count() == 0) {
            visitor.page().locator("header button.chip").click();
            visitor.page().locator("[role=dialog] a:not([aria-current])").click();
            assertThat(visitor.page().locator("header .band")).isVisible();
        }
        return visitor.path();
    }

    private static void openItem(Visitor visitor, Waiting item) {
        visitor.open("/queue/" + item.board).arrived();
        visitor.page()
                .locator("a[data-row]")
                .filter(new Locator.FilterOptions().setHasText(item.kind))
                .first()
                .click();
        assertThat(visitor.page().locator(".queue-context")).isVisible();
        visitor.arrived();
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

    private static void lookAt(Visitor visitor, String name, String language, List<Look> looks) {
        var page = visitor.page();
        assertThat(page.locator("html")).hasAttribute("lang", language);
        for (var look : looks) {
            page.setViewportSize(look.width, 844);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.theme));
            var what = name + " " + look.width + " " + look.theme;
            if (WITH_PICTURES) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve(what.replace("*", "one").replaceAll("[^A-Za-z0-9]+", "-") + ".png")));
            }
            assertThat(sideways(page)).as("wider than the screen: " + what).isZero();
            assertThat(barriers(page, look.theme)).as("barriers on " + what).isEmpty();
        }
        assertThat(page.title()).as("title of " + name).isEqualTo("Keepwell");
        assertThat(visitor.path())
                .as("address of " + name)
                .matches("(/queue/\\d+|/[a-z-]+|/p|/[0-9a-f-]{36})*/?(#[a-z]*)?");
        assertThat(page.evaluate(KEPT))
                .as("kept by the browser after " + name)
                .isEqualTo(KEPT_ONLY.formatted(language));
    }

    private static int sideways(Page page) {
        return (int) page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** In the dark, colours are all that is different, and all that is looked at. */
    private static List<String> barriers(Page page, ColorScheme theme) {
        var axe = new AxeBuilder(page).setLegacyMode(true);
        if (theme == ColorScheme.DARK) {
            axe.withRules(List.of("color-contrast"));
        }
        var found = new ArrayList<String>();
        for (var rule : axe.analyze().getViolations()) {
            rule.getNodes().forEach(node -> found.add(rule.getId() + ": " + node.getHtml() + node.getFailureSummary()));
        }
        return found;
    }
}
