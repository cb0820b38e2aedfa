package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A mother reads her daughter's record: whose it is stays in view, and what is the daughter's own stays hidden. */
class ProxyTest extends BrowserTest {

    private static final List<String> PAGES =
            List.of("", "/medicines", "/conditions", "/visits", "/procedures", "/results");

    @Test
    void theBandIsThereAndTheTeensOwnRowsAreNot() {
        var hidden = "Ethinyl";
        try (var daughter = signedIn(people().account("aaliyah").login(), PHONE)) {
            assertThat(read(daughter, "/medicines"))
                    .as("else nothing is hidden")
                    .containsIgnoringCase("birth control");
        }
        try (var mother = signedIn(people().account("denise").login(), PHONE)) {
            for (var page : PAGES) {
                assertThat(read(mother, page))
                        .doesNotContainIgnoringCase("birth control")
                        .doesNotContainIgnoringCase("contracepti")
                        .doesNotContainIgnoringCase(hidden);
                assertThat(mother.page().locator("header .band"))
                        .containsText("You are viewing the record of "
                                + people().patient("d003").name());
            }
        }
    }

    private static String read(Visitor visitor, String page) {
        visitor.open("/").arrived();
        visitor.page().waitForURL("**/p/**");
        visitor.arrived();
        return visitor.open(visitor.path() + page).words();
    }
}
