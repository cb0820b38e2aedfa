package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Somebody who cannot use a mouse reads a result. The place of the focus is always to be seen. */
class KeyboardTest extends BrowserTest {

    private static final int MOST_STEPS = 60;

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
    void fromTheFirstPageToTheDotsOfATrendAndBack() {
        try (var visitor = signedIn(people().account("xiuying").login(), DESK)) {
            visitor.open("/").arrived();
            visitor.page().waitForURL("**/p/**");
            visitor.page().reload(); // by its own address: on the way from "/" the focus is led to the heading
            visitor.arrived();
            visitor.page().keyboard().press("Tab");
            assertThat(focused(visitor)).isEqualTo("Skip to the content");
            visitor.page().keyboard().press("Enter");
            assertThat(visitor.page().locator("main#content")).isFocused();

            walkTo(visitor, "Test results"); // under "Often used": news may be read already
            visitor.isOn("Test results");
            walkTo(visitor, "3-month average");
            assertThat(visitor.heading("Each part")).isVisible();
            walkTo(visitor, "3-month average");
            assertThat(visitor.heading("Over time")).isVisible();

            stepUntil(visitor, "Tab", "%");
            var newest = focused(visitor);
            visitor.page().keyboard().press("ArrowLeft");
            assertThat(focused(visitor)).isNotEqualTo(newest).contains("%");
            assertThat(visitor.page().locator("main table caption")).hasText("Results over time");

            stepUntil(visitor, "Shift+Tab", "3-month average"); // the way back, above the heading
            visitor.page().keyboard().press("Enter");
            assertThat(visitor.heading("Each part")).isVisible();
        }
    }

    private static void walkTo(Visitor visitor, String words) {
        visitor.arrived();
        stepUntil(visitor, "Tab", words);
        visitor.page().keyboard().press("Enter");
    }

    private static void stepUntil(Visitor visitor, String key, String words) {
        for (int step = 0; step < MOST_STEPS; step++) {
            visitor.page().keyboard().press(key);
            assertThat((boolean) visitor.page().evaluate(SEEN))
                    .as("focus to be seen on " + focused(visitor))
                    .isTrue();
            if (focused(visitor).contains(words)) {
                return;
            }
        }
        throw new AssertionError("not reached by the keyboard: " + words);
    }

    private static String focused(Visitor visitor) {
        return (String)
                visitor.page()
                        .evaluate(
                                "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");
    }
}
