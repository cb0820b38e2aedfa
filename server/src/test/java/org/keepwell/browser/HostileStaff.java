package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.keepwell.browser.HostileStrings.ALL_LINES;
import static org.keepwell.browser.HostileStrings.ONE;
import static org.keepwell.browser.HostileStrings.OWN;
import static org.keepwell.browser.HostileStrings.SOME;
import static org.keepwell.browser.HostileStrings.SOME_IN_A_LINE;
import static org.keepwell.browser.HostileStrings.SOME_LINES;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;

/** Staff who read such a patient, and type no better themselves. */
final class HostileStaff {

    private HostileStaff() {}

    static void writesStandingTexts(Visitor nurse) {
        nurse.open("/templates").arrived();
        nurse.field("Your signature").fill(SOME_LINES);
        nurse.button("Save the signature").click();
        nurse.button("New template").click();
        var sheet = nurse.page().getByRole(AriaRole.DIALOG);
        sheet.getByLabel("Name of the template").fill(ONE);
        sheet.locator("textarea").fill(ALL_LINES);
        sheet.locator("button[type=submit]").click();
        assertThat(sheet).hasCount(0);
        Inert.assertShows(nurse.page(), OWN);
    }

    static void worksOnTheMessage(Visitor nurse) {
        openItem(nurse, "1", "Medicine", ONE);
        Inert.assertShows(nurse.page(), OWN);
        var item = nurse.path();
        var sheet = nurse.page().getByRole(AriaRole.DIALOG);
        nurse.page().keyboard().press("n");
        nurse.page().keyboard().insertText(ALL_LINES);
        nurse.page().keyboard().press("Control+Enter");
        assertThat(nurse.page().locator(".entry.note .said")).isVisible();

        nurse.page().locator("h2").first().focus();
        nurse.page().keyboard().press("t");
        sheet.getByLabel("What is to be done").fill("T" + ONE);
        sheet.locator("textarea").fill(ALL_LINES);
        sheet.getByLabel("Board").selectOption("Nurse line");
        sheet.locator("button[type=submit]").click();
        assertThat(sheet).hasCount(0);
        nurse.page().keyboard().press("p");
        sheet.locator("textarea").fill("A" + ALL_LINES);
        sheet.locator("button[type=submit]").click();
        assertThat(sheet).hasCount(0);
        nurse.page().keyboard().press("h");
        sheet.locator("select").selectOption(new SelectOption().setIndex(1));
        sheet.getByLabel("Note to whoever takes it").fill(SOME_IN_A_LINE);
        sheet.locator("button[type=submit]").click();
        assertThat(sheet).hasCount(0);

        nurse.open(item).arrived();
        assertThat(nurse.page().locator(".entries")).containsText(SOME_IN_A_LINE);
        nurse.button("Template").click();
        sheet.locator("li button")
                .filter(new Locator.FilterOptions().setHasText(ONE))
                .click();
        Inert.assertShows(nurse.page(), OWN);
        nurse.page().locator("main textarea").first().focus();
        nurse.page().keyboard().press("Control+Enter");
        nurse.page().waitForURL(url -> !url.endsWith(item)); // on to the next
        nurse.open(item).arrived();
        Inert.assertShows(nurse.page(), OWN);
    }

    static void doesTheTask(Visitor nurse) {
        openItem(nurse, "1", "Task", "T" + ONE);
        Inert.assertShows(nurse.page(), OWN);
        var item = nurse.path();
        nurse.page().keyboard().press("x");
        var sheet = nurse.page().getByRole(AriaRole.DIALOG);
        sheet.getByLabel("What came of it").fill(SOME_IN_A_LINE);
        sheet.locator("li button").first().click();
        assertThat(sheet).hasCount(0);
        nurse.open(item).arrived();
        Inert.assertShows(nurse.page(), List.of(SOME_IN_A_LINE));
    }

    static void declinesTheMedicine(Visitor nurse) {
        openItem(nurse, "1", "Refill", HostileTypedTest.MEDICINE);
        Inert.assertShows(nurse.page(), SOME);
        nurse.page().keyboard().press("d");
        var sheet = nurse.page().getByRole(AriaRole.DIALOG);
        sheet.locator("select").selectOption("OTHER");
        sheet.getByLabel("Words to the patient").fill(SOME_IN_A_LINE);
        sheet.locator("button[type=submit]").click();
        assertThat(sheet).hasCount(0);
    }

    static void answersWhatWasTold(Visitor nurse) {
        openItem(nurse, "1", "About medicines taken", ONE);
        Inert.assertShows(nurse.page(), List.of(ONE));
        for (var verdict : nurse.page().locator("main form select").all()) {
            verdict.selectOption("NO");
        }
        for (var words : nurse.page().getByLabel("Words to the patient").all()) {
            words.fill("Declined: " + SOME_IN_A_LINE);
        }
        var item = nurse.path();
        nurse.button("Send the answers").click();
        nurse.page().waitForURL(url -> !url.endsWith(item)); // on to the next
    }

    static void arranges(Visitor desk) {
        openItem(desk, "2", "Appointment to arrange", "A" + OWN.getFirst());
        Inert.assertShows(desk.page(), OWN);
        desk.page().keyboard().press("x");
        var sheet = desk.page().getByRole(AriaRole.DIALOG);
        sheet.locator("li button").first().click();
        assertThat(sheet).hasCount(0);
    }

    /** What others read in the same clinic later. */
    static void cleansUp(Visitor nurse) {
        nurse.open("/templates").arrived();
        nurse.field("Your signature").fill("");
        nurse.button("Save the signature").click();
        nurse.page().locator("main li button").first().click();
        var sheet = nurse.page().getByRole(AriaRole.DIALOG);
        sheet.getByText("Delete").click();
        assertThat(sheet).hasCount(0);
    }

    /** It keeps a harmless name. */
    static void namesABoard(Visitor administrator) {
        administrator.open("/boards").arrived();
        administrator.button("New board").click();
        var sheet = administrator.page().getByRole(AriaRole.DIALOG);
        sheet.getByLabel("Name").fill(ONE);
        sheet.locator("button[type=submit]").click();
        assertThat(sheet).hasCount(0);
        Inert.assertShows(administrator.page(), List.of(ONE));
        administrator
                .page()
                .locator("main li")
                .filter(new Locator.FilterOptions().setHasText(ONE))
                .locator("button")
                .first()
                .click();
        Inert.assertInert(administrator.page());
        sheet.getByLabel("Name").fill("A quiet board");
        sheet.locator("button[type=submit]").click();
        assertThat(sheet).hasCount(0);
    }

    /** Of what nobody has done yet, the one whose title contains this. */
    private static void openItem(Visitor staff, String board, String kind, String title) {
        staff.open("/queue/" + board).arrived();
        staff.page()
                .locator("a[data-row]")
                .filter(new Locator.FilterOptions().setHasText(kind))
                .filter(new Locator.FilterOptions().setHasText(title))
                .filter(new Locator.FilterOptions().setHasText(HostileTypedTest.INITIALS))
                .first()
                .click();
        assertThat(staff.page().locator(".queue-context")).isVisible();
        staff.arrived();
    }
}
