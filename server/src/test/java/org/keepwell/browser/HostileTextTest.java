package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.demo.MadeUpSignIns;
import org.keepwell.exchange.Imports;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a sender wrote is shown as it was written: nothing of it runs, leads away, fills itself in or becomes a part. */
class HostileTextTest extends BrowserTest {

    private static final String GIVEN = "{{7*7}}";
    private static final String FAMILY = "<img src=x onerror=alert('name')>";
    private static final int CHUNKS = 12;

    private static final List<String> LISTS = List.of(
            "/results",
            "/conditions",
            "/medicines",
            "/allergies",
            "/immunizations",
            "/procedures",
            "/visits",
            "/notes");

    private static final List<String> WITH_DETAIL = List.of("/results", "/visits", "/notes");

    private static final List<String> OTHERS = List.of("", "/record", "/vitals", "/more");

    @Autowired
    private Imports imports;

    @Autowired
    private ApplicationContext context;

    @TempDir
    private Path folder;

    @Test
    void thePatientReadsItAsItWasWritten() {
        arrive("hostile", HostileStrings.OWN);
        try (var visitor = signedIn("hostile@keepwell.example", PHONE)) {
            var home = home(visitor);
            for (var page : OTHERS) {
                visitor.open(home + page).arrived();
                Inert.assertInert(visitor.page());
                Inert.assertFits(visitor.page());
            }
            for (var page : LISTS) {
                visitor.open(home + page).arrived();
                Inert.assertShows(visitor.page(), HostileStrings.OWN);
                Inert.assertFits(visitor.page());
            }
            for (var page : WITH_DETAIL) {
                visitor.open(home + page).arrived();
                var newestFirst = HostileStrings.OWN.reversed().iterator();
                for (var row : rows(visitor)) {
                    visitor.open(row).arrived();
                    Inert.assertShows(visitor.page(), List.of(newestFirst.next()));
                    Inert.assertFits(visitor.page());
                }
                assertThat(newestFirst).isExhausted();
            }
        }
        try (var visitor = signedIn("nurse.hostile@keepwell.example", DESK)) {
            visitor.open("/patients").isOn("My patients");
            Inert.assertShows(visitor.page(), List.of(FAMILY, GIVEN));
            visitor.page().locator("main a[data-row]").first().click();
            assertThat(visitor.page().locator(".context")).isVisible();
            visitor.arrived();
            Inert.assertShows(visitor.page(), List.of(FAMILY, GIVEN, HostileStrings.OWN.getLast()));
        }
        try (var visitor = signedIn("hostile@keepwell.example", PHONE)) {
            visitor.open(home(visitor) + "/accesses").arrived();
            Inert.assertShows(visitor.page(), List.of(nurse("hostile")));
        }
    }

    @Test
    void nothingThatOthersHaveCollectedRuns() {
        var collected = HostileStrings.collected();
        assertThat(collected).hasSizeGreaterThan(1_500);
        var chunks = chunks(collected);
        // a line that turns the direction of reading is shown isolated by itself
        var lines = chunks.stream().flatMap(String::lines).toList();
        arrive("collected", chunks);
        try (var visitor = signedIn("collected@keepwell.example", PHONE)) {
            var home = home(visitor);
            for (var page : LISTS) {
                visitor.open(home + page).arrived();
                Inert.assertShows(visitor.page(), lines);
            }
            for (var page : WITH_DETAIL) {
                visitor.open(home + page).arrived();
                visitor.open(rows(visitor).getFirst()).arrived();
                Inert.assertShows(visitor.page(), chunks.getLast().lines().toList());
            }
        }
    }

    /** By the same ways as everybody else: an import, a sign-in, a nurse. */
    private void arrive(String who, List<String> strings) {
        var signIns = new MadeUpSignIns(context);
        var number = "HOSTILE-" + who;
        var file = new HostileRecord(number, FAMILY, GIVEN, strings).writeTo(folder);
        LongConsumer nobodyWatches = read -> {};
        var summary = imports.run(signIns.console(), who, List.of(file), nobodyWatches);
        assertThat(summary.quarantined()).isEmpty();
        signIns.patient(who + "@keepwell.example", GIVEN + " " + FAMILY, number);
        signIns.nurse("nurse." + who + "@keepwell.example", nurse(who), number, HostileStrings.OWN.getFirst());
    }

    private static String nurse(String who) {
        return "<b onclick=alert(1)>" + who + "</b>";
    }

    private static List<String> rows(Visitor visitor) {
        return visitor.page().locator("main a[data-row]").all().stream()
                .map(row -> row.getAttribute("href"))
                .toList();
    }

    private static List<String> chunks(List<String> strings) {
        var chunks = new ArrayList<String>();
        int size = Math.ceilDiv(strings.size(), CHUNKS);
        for (int from = 0; from < strings.size(); from += size) {
            chunks.add(String.join("\n", strings.subList(from, Math.min(from + size, strings.size()))));
        }
        return chunks;
    }

    private static String home(Visitor visitor) {
        visitor.open("/").arrived();
        visitor.page().waitForURL("**/p/**");
        visitor.arrived();
        return visitor.path();
    }
}
