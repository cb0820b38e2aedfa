package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Role;

/** Somebody who cannot use a mouse signs in, reads a result and leaves. The place of the focus is always to be seen. */
class KeyboardTest extends BrowserTest {

    private static final int MOST_STEPS = 60;

    /** By its own label, by the label of its field, or by its words. */
    private static final String FOCUSED = """
            () => {
                const place = document.activeElement
                return place.getAttribute('aria-label') ?? place.labels?.[0]?.textContent ?? place.textContent
            }
            """;

    /** An outline, or for a dot in a drawing the ring around it. */
    private static final String SEEN = """
            () => {
                const place = document.activeElement
                const ring = place.querySelector(':scope .halo')
                return place !== document.body
                    && (getComputedStyle(place).outlineStyle !== 'none' || (ring && getComputedStyle(ring).stroke !== 'none'))
            }
            """;

    @Test
    void fromSigningInToTheDotsOfATrendAndOutAgain() {
        var login = people().account("xiuying").login();
        try (var visitor = visitor(DESK)) {
            visitor.open("/sign-in").arrived();
            skipToTheContent(visitor);
            signIn(visitor, login);
            visitor.page().waitForURL("**/p/**");
            visitor.page().reload(); // by its own address: on the way from "/" the focus is led to the heading
            visitor.arrived();
            skipToTheContent(visitor);

            walkTo(visitor, "Test results"); // under "Often used": news may be read already
            visitor.isOn("Test results");
            walkTo(visitor, "3-month average");
            assertThat(visitor.heading("Each part")).isVisible();
            walkTo(visitor, "3-month average");
            assertThat(visitor.heading("Over time")).isVisible();

            stepUntil(visitor, "Tab", "%");
            var newest = focused(visitor);
            visitor.page().keyboard().press("ArrowLeft");
            assertSeen(visitor);
            assertThat(focused(visitor)).isNotEqualTo(newest).contains("%");
            assertThat(visitor.page().locator("main table caption")).hasText("Results over time");
            var rows = visitor.page().locator("main table tbody tr").count();
            stepUntil(visitor, "Tab", "results"); // "All 14 results", below the few that are there at once
            visitor.page().keyboard().press("Enter");
            assertThat(visitor.page().locator("main table tbody tr").nth(rows)).isVisible();

            stepUntil(visitor, "Shift+Tab", "3-month average"); // the way back, above the heading
            visitor.page().keyboard().press("Enter");
            assertThat(visitor.heading("Each part")).isVisible();
            stepUntil(visitor, "Shift+Tab", "Sign out");
            visitor.page().keyboard().press("Enter");
            visitor.isOn("Sign in");
            visitor.sees("You are signed out.");
        }
    }

    /** From the queue to an answer that the patient reads, and on to the next. */
    @Test
    void aNurseFindsClaimsAndAnswersAMessageAndTheNextOneIsThere() {
        var login = people().account("margaret").login();
        var subject = "By the keyboard " + UUID.randomUUID();
        try (var patient = signedIn(login, PHONE)) {
            patient.open("/").arrived();
            patient.page().waitForURL("**/p/**");
            patient.open(patient.path() + "/messages/new").arrived();
            var main = patient.page().locator("main");
            main.getByText("Medical question").first().click();
            patient.field("Subject").fill(subject);
            patient.field("Your message").fill("Nobody shall touch a mouse for this.");
            patient.button("Send").click();
            assertThat(main).containsText("Received");
            try (var nurse = signedIn(Role.NURSE, DESK)) {
                var keyboard = nurse.page().keyboard();
                nurse.open("/queue").arrived();
                walkTo(nurse, "Nurse line");
                nurse.isOn("Nurse line");
                keyboard.press("?");
                assertThat(nurse.page().locator("[role=dialog]")).containsText("j");
                keyboard.press("Escape");
                assertThat(nurse.page().locator("[role=dialog]")).hasCount(0);
                assertThat(nurse.page().getByText(subject).first()).isVisible(); // before that, keys move nothing
                for (int row = 0; row < MOST_STEPS && !focused(nurse).contains(subject); row++) {
                    keyboard.press("j");
                    assertSeen(nurse);
                }
                keyboard.press("Enter");
                assertThat(nurse.page().locator(".item-head h2")).hasText(subject);
                assertThat(nurse.page().locator(".item-head h2")).isFocused();
                keyboard.press("c");
                assertThat(nurse.page().locator(".item-head")).containsText("Assigned to you");
                keyboard.press("r");
                assertThat(nurse.page().locator("main textarea").first()).isFocused();
                assertSeen(nurse);
                keyboard.insertText("Answered without one.");
                keyboard.press("Control+Enter");
                assertThat(nurse.page().locator(".item-head h2")).not().hasText(subject);
                assertThat(nurse.page().locator(".item-head h2")).isFocused();
            }
            assertThat(main).containsText("Answered without one.");
        }
    }

    private void signIn(Visitor visitor, String login) {
        var keyboard = visitor.page().keyboard();
        stepUntil(visitor, "Tab", "Login name");
        keyboard.type(login);
        stepUntil(visitor, "Tab", "Password");
        keyboard.type(people().password(login));
        keyboard.press("Enter");
        visitor.isOn("Enter your code");
        if (!focused(visitor).contains("6-digit code")) {
            stepUntil(visitor, "Tab", "6-digit code");
        }
        keyboard.type(signIns().code(people().seed(login)));
        stepUntil(visitor, "Tab", "Sign in");
        keyboard.press("Enter");
    }

    private static void skipToTheContent(Visitor visitor) {
        visitor.page().keyboard().press("Tab");
        assertThat(focused(visitor)).isEqualTo("Skip to the content");
        assertSeen(visitor);
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.page().locator("main#content")).isFocused();
    }

    private static void walkTo(Visitor visitor, String words) {
        visitor.arrived();
        stepUntil(visitor, "Tab", words);
        visitor.page().keyboard().press("Enter");
    }

    private static void stepUntil(Visitor visitor, String key, String words) {
        for (int step = 0; step < MOST_STEPS; step++) {
            visitor.page().keyboard().press(key);
            assertSeen(visitor);
            if (focused(visitor).contains(words)) {
                return;
            }
        }
        throw new AssertionError("not reached by the keyboard: " + words);
    }

    private static void assertSeen(Visitor visitor) {
        assertThat((boolean) visitor.page().evaluate(SEEN))
                .as("focus to be seen on " + focused(visitor))
                .isTrue();
    }

    private static String focused(Visitor visitor) {
        return (String) visitor.page().evaluate(FOCUSED);
    }
}
