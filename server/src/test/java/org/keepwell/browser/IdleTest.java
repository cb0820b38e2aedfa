package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A screen that nobody sits at: warned two minutes before, then emptied. The page's clock is moved, not waited for. */
class IdleTest extends BrowserTest {

    private static final String DIALOG = "[role=alertdialog]";

    @Test
    void theWarningComesStayingWorksAndTheEndEmptiesTheScreen() {
        var login = people().account("denise").login();
        try (var visitor = visitor(PHONE)) {
            visitor.page().clock().install();
            signIns().signIn(visitor, login);
            visitor.arrived();
            visitor.page().clock().fastForward("12:50");
            assertThat(visitor.page().locator(DIALOG)).hasCount(0);
            visitor.page().clock().fastForward("00:20");
            assertThat(visitor.page().locator(DIALOG)).containsText("You will be signed out in");
            visitor.button("Stay signed in").click();
            assertThat(visitor.page().locator(DIALOG)).hasCount(0);

            visitor.page().clock().fastForward("13:10");
            assertThat(visitor.page().locator(DIALOG)).isVisible();
            visitor.page().clock().fastForward("02:00");
            visitor.isOn("Sign in");
            visitor.sees("Nothing of your record is left on this page.");
            visitor.page().goBack();
            visitor.isOn("Sign in");
            assertThat(visitor.words()).doesNotContain("Washington");
        }
    }
}
