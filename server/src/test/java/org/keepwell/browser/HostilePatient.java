package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.keepwell.browser.HostileStrings.ALL_LINES;
import static org.keepwell.browser.HostileStrings.ONE;
import static org.keepwell.browser.HostileStrings.OWN;
import static org.keepwell.browser.HostileStrings.SOME;
import static org.keepwell.browser.HostileStrings.SOME_IN_A_LINE;
import static org.keepwell.browser.HostileStrings.SOME_LINES;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;

/** A patient who types what is meant to do harm into every field there is. */
final class HostilePatient {

    private HostilePatient() {}

    static String asks(Visitor patient, String home) {
        patient.open(home + "/messages/new").arrived();
        patient.page()
                .locator("main")
                .getByText("Medicine", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        patient.watch().expect(".*status of 400.*");
        patient.field("Subject").fill("Bell \u0007");
        patient.field("Your message").fill(ALL_LINES);
        patient.button("Send").click();
        patient.sees("The text contains a sign that cannot be kept.");
        patient.field("Subject").fill(ONE);
        var name = "<img src=x onerror=alert('file')>\u202Etxt.gnp" + "W".repeat(60) + ".txt";
        patient.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        name, "text/plain", SOME_LINES.substring(1).getBytes(UTF_8)));
        patient.sees("Ready");
        patient.sees("Saved at");
        Inert.assertInert(patient.page());
        patient.page().reload();
        patient.arrived();
        assertThat(patient.field("Your message").inputValue()).contains(OWN);
        Inert.assertInert(patient.page());
        patient.button("Send").click();
        assertThat(patient.page().locator("ol.thread")).isVisible();
        Inert.assertShows(patient.page(), OWN);
        assertThat(patient.page().locator("h1")).hasText("\u2068\u2068" + ONE + "\u2069");
        assertThat(patient.page().locator(".file-links")).containsText("img src=x onerror=alert('file')txt.gnp");
        return patient.path();
    }

    static void finds(Visitor patient, String home) {
        patient.open(home + "/messages").arrived();
        patient.field("Search your messages").fill(OWN.get(1));
        patient.page().keyboard().press("Enter");
        patient.sees("1 message");
        Inert.assertShows(patient.page(), List.of(ONE, OWN.get(1)));
    }

    static void asksForTheMedicine(Visitor patient, String home) {
        patient.open(home + "/refills/new").arrived();
        patient.page().locator("main label.choose-row:has(input)").first().click();
        patient.button("Find a pharmacy").click();
        var sheet = patient.page().getByRole(AriaRole.DIALOG);
        sheet.getByLabel("Name of the pharmacy").fill(ONE);
        sheet.getByLabel("ZIP code or town").fill(SOME.get(2));
        sheet.locator("button[type=submit]").click();
        assertThat(sheet.locator(".found-words")).isVisible();
        Inert.assertInert(patient.page());
        sheet.getByLabel("Name of the pharmacy").fill("Lantern");
        sheet.getByLabel("ZIP code or town").fill("");
        sheet.locator("button[type=submit]").click();
        sheet.locator("li button").first().click();
        patient.page().locator("main textarea").fill(SOME_LINES);
        patient.button("Send the request").click();
        patient.sees("Sent to your care team");
        Inert.assertShows(patient.page(), SOME);
    }

    static void tells(Visitor patient, String home) {
        patient.open(home + "/medicines").arrived();
        patient.button("I also take …").click();
        var sheet = patient.page().getByRole(AriaRole.DIALOG);
        for (var label : List.of("What is it called?", "How much?", "How often?")) {
            sheet.getByLabel(label).fill(ONE);
        }
        sheet.locator("button[type=submit]").click();
        assertThat(sheet).hasCount(0);
        patient.page().locator("button[aria-label^='I no longer take']").first().click();
        sheet.getByLabel("Why?").fill(SOME_IN_A_LINE);
        sheet.locator("button[type=submit]").click();
        assertThat(sheet).hasCount(0);
        patient.sees("In your own words");
        Inert.assertShows(patient.page(), List.of(ONE, SOME_IN_A_LINE));
    }
}
