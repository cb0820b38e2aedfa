package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Role;

/** What people who work at the clinic reach, and what they do not. */
class StaffTest extends BrowserTest {

    @Test
    void aNurseSeesOnlyAssignedPatientsAndOpensAChart() {
        var nurse = people().staff(Role.NURSE);
        try (var visitor = signedIn(Role.NURSE, DESK)) {
            visitor.open("/patients").isOn("My patients");
            assertThat(visitor.page().locator("main a[data-row]")).hasCount((int) people().assignedTo(nurse.npi()));
            visitor.link("Margaret").click();
            visitor.isOn(people().patient("d001").name());
            assertThat(visitor.heading("Health conditions")).isVisible();
            visitor.sees("Assigned to the care");
        }
    }

    @Test
    void aSearchNeedsTwoFactsAndOpensNobodyElsesChart() {
        try (var visitor = signedIn(Role.NURSE, DESK)) {
            var other = people().patient("d008");
            Desk.find(visitor, other);
            visitor.sees("1 patient found");
            visitor.sees("Not assigned to you");
            assertThat(visitor.page().locator("main a[data-row]")).hasCount(0);

            visitor.field("Date of birth").fill("1901-01-01");
            visitor.button("Search").click();
            visitor.sees("No patient fits both facts");
        }
    }

    @Test
    void theFrontDeskAssignsAndEndsAndReadsNoClinicalWord() {
        var patient = people().patient("d014");
        var clinical = List.of("high blood pressure", "thyroid", "levothyroxine");
        try (var team = signedIn("hana.kobayashi@keepwell.example", DESK)) {
            team.open("/patients").link(patient.name()).click();
            team.isOn(patient.name());
            assertThat(team.words().toLowerCase(Locale.ROOT))
                    .as("else nothing is hidden")
                    .contains(clinical);
        }
        try (var visitor = signedIn(Role.FRONT_DESK, DESK)) {
            Desk.find(visitor, patient);
            visitor.page().locator("main a[data-row]").first().click();
            visitor.isOn(patient.name());
            var before = visitor.page().locator("main section").first();

            var clinician = people().staff(Role.NURSE).name();
            visitor.field("Clinician").selectOption(clinician + ", Nurse");
            visitor.field("Reason").fill("stands in for a colleague");
            visitor.button("Assign").click();
            assertThat(before).containsText("stands in for a colleague");

            visitor.button("End the assignment of " + clinician).click();
            var sheet = visitor.page().getByRole(AriaRole.DIALOG);
            sheet.getByLabel("Reason").fill("the colleague is back");
            sheet.locator("button[type=submit]").click();
            assertThat(before).not().containsText("stands in for a colleague");
            for (var word : clinical) {
                assertThat(visitor.words()).doesNotContainIgnoringCase(word);
            }
        }
    }

    @Test
    void thePrivacyOfficerReadsTheLogWithFilters() {
        try (var visitor = signedIn(Role.PRIVACY_OFFICER, DESK)) {
            visitor.open("/").isOn("Access log");
            assertThat(visitor.page().locator("tbody tr").first()).isVisible();
            visitor.field("Act").fill("READ_AUDIT");
            visitor.field("Outcome").selectOption("Allowed");
            visitor.button("Apply").click();
            assertThat(visitor.page().locator("tbody tr:not(:has-text('READ_AUDIT'))"))
                    .hasCount(0);
            assertThat(visitor.page().locator("tbody tr").first())
                    .containsText(people().staff(Role.PRIVACY_OFFICER).name());
        }
    }

    @Test
    void anAdministratorInvitesAndSwitchesOffAndOn() {
        try (var visitor = signedIn(Role.ADMINISTRATOR, DESK)) {
            visitor.open("/").isOn("Staff accounts");
            visitor.field("Name").fill("Ines Made-Up");
            visitor.field("E-mail address").fill("ines@keepwell.example");
            visitor.button("Make the invitation").click();
            assertThat(visitor.page().locator(".letter")).containsText("/activate/staff#");
            visitor.button("Done").click();

            var nurse = people().clinician(people().staff(Role.BILLING).npi()).name();
            for (var turn : new String[] {"Switch off ", "Switch on "}) {
                visitor.button(turn + nurse).click();
                var sheet = visitor.page().getByRole(AriaRole.DIALOG);
                sheet.getByLabel("Reason").fill("leave");
                sheet.locator("button[type=submit]").click();
                assertThat(sheet).hasCount(0);
            }
            assertThat(visitor.button("Switch off " + nurse)).isVisible();
        }
    }
}
