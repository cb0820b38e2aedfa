package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Role;
import org.keepwell.testing.Proves;

/** A board of one clinician, from the administrator who makes it to the patient who reads the answer. */
@Proves({"T08", "T22"})
class ClinicianBoardTest extends BrowserTest {

    private static final String CLINICIAN = "Amara Okafor";
    private static final int NARROW = 360;

    @Test
    void anAdministratorMakesItAndWhatIsMeantForTheClinicianIsAnsweredThere() {
        var board = "Results " + UUID.randomUUID().toString().substring(0, 8);
        var subject = "Meant for her " + UUID.randomUUID();
        make(board);
        try (var patient = signedIn(people().account("margaret").login(), PHONE);
                var physician = signedIn("amara.okafor@keepwell.example", DESK)) {
            openNew(patient, "Test result");
            var whom = patient.field("For whom?");
            whom.selectOption(whom.locator("option")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(CLINICIAN))
                    .first()
                    .getAttribute("value"));
            patient.sees(board);
            clean(patient);
            patient.field("Subject").fill(subject);
            patient.field("Your message").fill("Is it fine?");
            patient.button("Send").click();
            patient.isOn(subject);

            physician.open("/queue").arrived();
            physician.link(board).click();
            physician.page().getByText(subject).first().click();
            physician.page().locator("main textarea").first().fill("All of it is fine.");
            clean(physician);
            physician.page().keyboard().press("Control+Enter");
            assertThat(patient.page().locator("main")).containsText("All of it is fine.");
        }
    }

    @Test
    void theDemoHasOneAndThePageFitsANarrowPhoneInSpanish() {
        try (var nurse = signedIn("grace.mbeki@keepwell.example", DESK)) {
            nurse.open("/queue").arrived();
            nurse.link("Care team").click();
            nurse.sees("The cough that you asked me about");
        }
        try (var patient = signedIn(people().account("jose").login(), NARROW)) {
            openNew(patient, "Medicina");
            clean(patient);
        }
    }

    private void make(String name) {
        try (var administrator = signedIn(Role.ADMINISTRATOR, DESK)) {
            administrator.open("/boards").arrived();
            clean(administrator);
            administrator.button("New board").click();
            var sheet = administrator.page().getByRole(AriaRole.DIALOG);
            sheet.getByLabel("Name").fill(name);
            sheet.getByLabel("Whose board it is")
                    .selectOption(new SelectOption().setLabel("Dr. " + CLINICIAN + ", Physician"));
            sheet.getByLabel("Test result").check();
            assertThat(sheet.getByText("Marcus Bell")).hasCount(0);
            clean(administrator);
            sheet.locator("button[type=submit]").click();
            assertThat(sheet).hasCount(0);
            administrator.sees(name);
        }
    }

    private static void openNew(Visitor patient, String topic) {
        patient.open("/").arrived();
        patient.page().waitForURL("**/p/**");
        patient.open(patient.path() + "/messages/new").arrived();
        patient.page().locator("main").getByText(topic).first().click();
        assertThat(patient.page().locator("main textarea")).isVisible();
    }

    /** Nothing sticks out, and axe finds nothing. */
    private static void clean(Visitor visitor) {
        assertThat((int) visitor.page()
                        .evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isZero();
        assertThat(new AxeBuilder(visitor.page()).setLegacyMode(true).analyze().getViolations())
                .isEmpty();
    }
}
