package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Role;
import org.keepwell.testing.Proves;

/** One conversation with its two ends, each in a browser of their own, and nobody reloads a page. */
@Proves({"T08", "T22"})
class MessagesTest extends BrowserTest {

    /** A browser opens six connections to one server. */
    private static final int TABS = 8;

    @Test
    void aPatientAsksANurseTriagesAPhysicianAnswersAndEachSeesItComeByItself() {
        var subject = "Dizzy since Monday " + UUID.randomUUID();
        var secret = "when I stand up " + UUID.randomUUID();
        try (var patient = signedIn(people().account("margaret").login(), PHONE);
                var nurse = signedIn(Role.NURSE, DESK);
                var physician = signedIn("amara.okafor@keepwell.example", DESK)) {
            // what was handed on is not there for the nurse any more, should the page look once more
            nurse.watch().expect(".*status of 404.* at \\S+/api/queue/\\S+");
            nurse.open("/queue").arrived();
            nurse.link("Nurse line").click();
            nurse.isOn("Nurse line");
            physician.open("/queue").isOn("My queue");

            ask(patient, subject, secret);
            assertThat(patient.page().locator("main")).containsText("Received");

            var row = nurse.page().getByText(subject).first();
            assertThat(row).isVisible(); // came by itself
            row.click();
            assertThat(nurse.page().locator(".entries")).containsText(secret);
            nurse.page().keyboard().press("e");
            var sheet = nurse.page().getByRole(AriaRole.DIALOG);
            var physicians = sheet.locator("option")
                    .filter(new Locator.FilterOptions()
                            .setHasText(people().staff(Role.PHYSICIAN).name()));
            sheet.locator("select").selectOption(physicians.first().getAttribute("value"));
            sheet.locator("input, textarea").last().fill("Should she halve it?");
            sheet.locator("button[type=submit]").click();
            assertThat(sheet).hasCount(0);
            assertThat(patient.page().locator("main")).containsText("Being worked on");

            var passed = physician.page().getByText(subject).first();
            assertThat(passed).isVisible();
            passed.click();
            assertThat(physician.page().locator(".entries")).containsText("Should she halve it?");
            physician.page().locator("main textarea").first().fill("Please take half of it, and drink enough.");
            physician.page().keyboard().press("Control+Enter");

            assertThat(patient.page().locator("main")).containsText("Please take half of it");
            assertThat(patient.page().locator("main")).containsText("Answered");
            assertThat(patient.words()).as("an internal note").doesNotContain("halve");
        }
        theEMailSaysNothing(subject, secret);
    }

    @Test
    void whatWasTypedIsThereAgainForTheSamePersonOnly() {
        var words = "Half a thought " + UUID.randomUUID();
        try (var patient = signedIn(people().account("xiuying").login(), PHONE)) {
            topic(patient, "Medical question");
            patient.field("Your message").fill(words);
            patient.sees("Saved at");
        }
        try (var patient = signedIn(people().account("xiuying").login(), DESK)) {
            openNew(patient);
            assertThat(patient.field("Your message")).hasValue(words);
            patient.button("Start anew").click();
        }
    }

    @Test
    void wordsOfAnEmergencyAreAskedAboutBeforeTheyAreSent() {
        try (var patient = signedIn(people().account("margaret").login(), PHONE)) {
            topic(patient, "Medical question");
            patient.field("Subject").fill("Something is wrong");
            patient.field("Your message").fill("I have chest pain and my left arm is numb");
            patient.button("Send").click();
            var sheet = patient.page().getByRole(AriaRole.ALERTDIALOG);
            assertThat(sheet).containsText("911");
            sheet.getByText("Go back").click();
            assertThat(sheet).hasCount(0);
            assertThat(patient.field("Your message")).hasValue("I have chest pain and my left arm is numb");
            assertThat(patient.path()).endsWith("/messages/new");
        }
    }

    @Test
    void moreTabsThanABrowserOpensConnectionsShareOneStream() {
        var subject = "Dizzy in many tabs " + UUID.randomUUID();
        var streams = new AtomicInteger();
        try (var patient = signedIn(people().account("xiuying").login(), PHONE);
                var nurse = signedIn(Role.NURSE, DESK)) {
            nurse.context().onRequest(request -> {
                if (request.url().endsWith("/api/live")) {
                    streams.incrementAndGet();
                }
            });
            nurse.open("/queue/1").arrived();
            var tabs = new ArrayList<Page>();
            for (int n = 1; n < TABS; n++) {
                var tab = nurse.context().newPage();
                tab.navigate(origin() + "/queue/1");
                assertThat(tab.locator(".queue-list h1")).isVisible();
                tabs.add(tab);
            }
            assertThat(streams).hasValue(1);

            nurse.page().close(); // the one that kept it
            ask(patient, subject, "do all of your tabs show this");

            for (var tab : tabs) {
                assertThat(tab.getByText(subject).first()).isVisible();
            }
            assertThat(streams).hasValue(2);
        }
    }

    private static void ask(Visitor patient, String subject, String text) {
        topic(patient, "Medicine");
        patient.field("Subject").fill(subject);
        patient.field("Your message").fill(text);
        patient.button("Send").click();
        assertThat(patient.page().locator("h1")).containsText("Dizzy");
    }

    private static void topic(Visitor patient, String topic) {
        openNew(patient);
        patient.page()
                .locator("main")
                .getByText(topic, new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        patient.sees("Who will read it");
    }

    private static void openNew(Visitor patient) {
        patient.open("/").arrived();
        patient.page().waitForURL("**/p/**");
        patient.open(patient.path() + "/messages/new").arrived();
    }

    /** What the made-up clinic would have sent, as its administrator sees it. */
    private void theEMailSaysNothing(String... secrets) {
        try (var administrator = signedIn(Role.ADMINISTRATOR, DESK)) {
            administrator.open("/outbox").arrived();
            var text = administrator.page().getByText("/go/").first();
            assertThat(text).isVisible();
            for (var secret : secrets) {
                assertThat(administrator.words()).doesNotContain(secret);
            }
            assertThat(administrator.words()).doesNotContain("Dizzy").doesNotContainIgnoringCase("medicine");
        }
    }
}
