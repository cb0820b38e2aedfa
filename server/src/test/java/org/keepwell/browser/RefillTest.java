package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Role;
import org.keepwell.testing.Proves;

/** A refill from the tap on a phone to "ready": patient, nurse, physician, and a pharmacy in a process of its own. */
@Proves({"T08", "T20"})
class RefillTest extends BrowserTest {

    private static final String PHARMACY = "Lantern Pharmacy Marlow Bay";

    /** The made-up pharmacy takes a few seconds for each step. */
    private static final LocatorAssertions.ContainsTextOptions PATIENCE =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    @Test
    void askedPassedOnApprovedSentAndReadyWhileNobodyReloads() {
        try (var patient = signedIn(people().account("margaret").login(), PHONE);
                var nurse = signedIn(Role.NURSE, DESK);
                var physician = signedIn("amara.okafor@keepwell.example", DESK)) {
            nurse.watch().expect(".*status of 404.* at \\S+/api/queue/\\S+"); // what was handed on is not hers any more
            nurse.open("/queue").arrived();
            nurse.link("Nurse line").click();
            nurse.isOn("Nurse line");
            physician.open("/queue").isOn("My queue");

            takeBack(patient);
            var medicine = ask(patient, "Sent to your care team: %s");
            var card = patient.page().locator("main");
            assertThat(card).containsText("Your care team looks at it next.");

            passOn(nurse, medicine);
            approve(physician, medicine);

            assertThat(card).containsText("Approved");
            assertThat(card).containsText("The pharmacy says that it is filled", PATIENCE);
            theEMailDoesNotName(medicine);
        }
    }

    @Test
    void afterAVisitWasWantedOneAsksAgainAndItIsDecided() {
        try (var patient = signedIn(people().account("margaret").login(), PHONE);
                var nurse = signedIn(Role.NURSE, DESK);
                var physician = signedIn("amara.okafor@keepwell.example", DESK)) {
            nurse.watch().expect(".*status of 404.* at \\S+/api/queue/\\S+"); // what was handed on is not hers any more
            nurse.open("/queue").arrived();
            nurse.link("Nurse line").click();
            nurse.isOn("Nurse line");
            physician.open("/queue").isOn("My queue");
            takeBack(patient);
            var medicine = ask(patient, "Sent to your care team: %s");
            var card = patient.page().locator("main");

            row(nurse, medicine).click();
            nurse.sees("What the record says");
            nurse.page().keyboard().press("v");
            var sheet = nurse.page().getByRole(AriaRole.DIALOG);
            sheet.getByLabel("Words to the patient").fill("It is a year since we saw you.");
            sheet.locator("button[type=submit]").click();
            assertThat(sheet).hasCount(0);
            assertThat(card).containsText("wants to see you before they decide");
            assertThat(row(nurse, medicine)).hasCount(0);

            ask(patient, "%s: somebody had asked for it already");
            assertThat(card).containsText("Your care team looks at it next.");
            nurse.open("/queue")
                    .arrived(); // else she passes on what she looked at before, and is told that it has changed
            nurse.link("Nurse line").click();
            nurse.isOn("Nurse line");
            passOn(nurse, medicine);
            approve(physician, medicine);
            assertThat(card).containsText("Approved");
        }
    }

    /** The made-up requests are for any of her medicines, and so may be for the one that is asked for here. */
    private static void takeBack(Visitor patient) {
        patient.open("/").arrived();
        patient.page().waitForURL("**/p/**");
        patient.open(patient.path() + "/refills").arrived();
        assertThat(patient.page().getByText("Open requests").first()).isVisible();
        var open = patient.page()
                .locator("article.refill")
                .filter(new Locator.FilterOptions().setHasText("isinopril"))
                .locator("button[aria-haspopup=dialog]");
        if (open.count() > 0) {
            open.first().click();
            patient.button("Yes, take it back").click();
            assertThat(open).hasCount(0);
        }
    }

    /** For one whose last quantity is known. @param answer with a place for what is asked for @return its name as prescribed */
    private static String ask(Visitor patient, String answer) {
        patient.open("/").arrived();
        patient.page().waitForURL("**/p/**");
        patient.open(patient.path() + "/refills/new").arrived();
        var choice = patient.page()
                .locator("main label.choose-row:has(input)")
                .filter(new Locator.FilterOptions().setHasText("isinopril"))
                .first();
        var shown = choice.locator("input").getAttribute("aria-label");
        var prescribed = choice.locator(".small.block").first().innerText();
        choice.click();
        patient.button("Find another pharmacy").click();
        var sheet = patient.page().getByRole(AriaRole.DIALOG);
        sheet.getByLabel("ZIP code or town").fill("Marlow Bay");
        sheet.getByText("Search", new Locator.GetByTextOptions().setExact(true)).click();
        sheet.getByText(PHARMACY).click();
        patient.button("Send the request").click();
        patient.sees(answer.formatted(shown));
        return prescribed;
    }

    /** Her request in the queue; others ask for the same medicine. */
    private static Locator row(Visitor staff, String medicine) {
        return staff.page()
                .locator("a[data-row]")
                .filter(new Locator.FilterOptions().setHasText(medicine))
                .filter(new Locator.FilterOptions().setHasText("M. A. O."))
                .first();
    }

    private static void passOn(Visitor nurse, String medicine) {
        row(nurse, medicine).click(); // came by itself
        nurse.sees("What the record says");
        nurse.page().keyboard().press("e");
        var sheet = nurse.page().getByRole(AriaRole.DIALOG);
        var physician = sheet.locator("option").filter(new Locator.FilterOptions().setHasText("Amara Okafor"));
        sheet.locator("select").selectOption(physician.first().getAttribute("value"));
        sheet.locator("input, textarea").last().fill("She has muscle aches. Still the same?");
        sheet.locator("button[type=submit]").click();
        assertThat(sheet).hasCount(0);
    }

    private static void approve(Visitor physician, String medicine) {
        row(physician, medicine).click();
        physician.sees("She has muscle aches");
        physician.page().keyboard().press("a");
        var sheet = physician.page().getByRole(AriaRole.DIALOG);
        assertThat(sheet).containsText(PHARMACY);
        physician.page().keyboard().press("Enter");
        assertThat(sheet).hasCount(0);
    }

    /** What the made-up clinic would have sent, as its administrator sees it. */
    private void theEMailDoesNotName(String medicine) {
        try (var administrator = signedIn(Role.ADMINISTRATOR, DESK)) {
            administrator.open("/outbox").arrived();
            assertThat(administrator.page().getByText("/go/").first()).isVisible();
            assertThat(administrator.words())
                    .doesNotContainIgnoringCase(medicine.split(" ")[0])
                    .doesNotContain(PHARMACY)
                    .doesNotContain("muscle");
        }
    }
}
