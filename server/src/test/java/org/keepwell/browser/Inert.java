package org.keepwell.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** Nothing on a page acts that the app did not put there. */
final class Inert {

    /** Whatever can act by itself or leads out of the app. The app's own parts have none of these, but for telephone numbers. */
    private static final String ALIVE = """
            () => [...document.body.querySelectorAll('*')].filter((part) =>
                ['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'STYLE', 'BASE', 'IMG', 'VIDEO', 'AUDIO'].includes(part.tagName)
                || [...part.attributes].some((attribute) => attribute.name.startsWith('on')
                    || ['action', 'formaction', 'srcdoc', 'src'].includes(attribute.name))
                || (part.hasAttribute('href') && !/^([/#][^/]?|tel:[0-9+-]+$)/.test(part.getAttribute('href'))))
                .map((part) => part.outerHTML)
            """;

    /** What makes a page wider than the screen, where it is. */
    private static final String TOO_WIDE = """
            () => {
                const { scrollWidth, clientWidth } = document.documentElement
                return scrollWidth <= clientWidth ? [] : [...document.body.querySelectorAll('*')]
                    .filter((part) => part.getBoundingClientRect().right > clientWidth + 1)
                    .map((part) => part.outerHTML.slice(0, 100))
            }
            """;

    private static final int LOOK_AGAIN_MILLIS = 250;
    private static final int LOOKS = 60;

    private Inert() {}

    static void assertShows(Page page, List<String> texts) {
        var main = page.locator("main");
        for (int look = 0; look < LOOKS && !texts.stream().allMatch(main.textContent()::contains); look++) {
            page.waitForTimeout(LOOK_AGAIN_MILLIS); // what was just sent comes by itself
        }
        assertThat(main.textContent()).contains(texts);
        assertInert(page);
    }

    static void assertInert(Page page) {
        assertThat((List<?>) page.evaluate(ALIVE)).as("alive on " + page.url()).isEmpty();
        assertThat(page.title()).isEqualTo("Keepwell");
        assertThat((List<?>) page.evaluate(TOO_WIDE))
                .as("wider than the screen on " + page.url())
                .isEmpty();
    }
}
