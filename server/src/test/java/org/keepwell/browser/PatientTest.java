package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A patient reads their own record. */
class PatientTest extends BrowserTest {

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void aPatientSignsInAndReadsTheRecord(int width) {
        var margaret = people().account("margaret");
        try (var visitor = visitor(width)) {
            signIns().signIn(visitor, margaret.login());
            assertThat(visitor.page().locator("header .chip")).containsText(margaret.name());

            goTo(visitor, "Test results");
            visitor.link("3-month average").click();
            visitor.page().locator("main a.part").first().click();
            visitor.sees("usual range");
            assertThat(visitor.heading("Over time")).isVisible();
            assertThat(visitor.page().locator(".trend .point").nth(3)).isVisible();
            assertThat(visitor.page().locator("main table tbody tr").nth(2)).isVisible();
            visitor.sees("Tested by");

            goTo(visitor, "Test results");
            visitor.link("Blood count").click();
            assertThat(visitor.heading("Each part")).isVisible();
            assertThat(visitor.page().locator("main a.part").nth(2)).isVisible();

            goTo(visitor, "Medicines");
            visitor.sees("Metformin");
            goTo(visitor, "Measurements");
            visitor.link("Blood pressure").click();
            visitor.sees("mmHg");

            visitor.open(home(visitor) + "/visits").isOn("Visits");
            visitor.page().locator("main a[data-row]").nth(1).click();
            visitor.sees("Where");
            visitor.arrived();
        }
    }

    @Test
    void whatAPatientOpenedIsInTheListOfWhoLooked() {
        var margaret = people().account("margaret");
        try (var visitor = signedIn(margaret.login(), PHONE)) {
            goTo(visitor, "Allergies");
            visitor.open(home(visitor) + "/accesses").isOn("Who has looked at this record");
            assertThat(visitor.page()
                            .locator("main li")
                            .filter(new Locator.FilterOptions().setHasText("You looked at allergies"))
                            .first())
                    .isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void aSpanishSpeakerReadsInSpanish(int width) {
        try (var visitor = signedIn(people().account("jose").login(), width)) {
            goTo(visitor, "Resultados");
            visitor.link("promedio de 3 meses").click();
            assertThat(visitor.page().locator("html")).hasAttribute("lang", "es");
            assertThat(visitor.words())
                    .doesNotContainIgnoringCase("usual range")
                    .doesNotContain("Over time");
            goTo(visitor, "Medicinas");
            goTo(visitor, "Mediciones");
            visitor.open(home(visitor) + "/accesses").isOn("Quién ha visto este expediente");
            visitor.sees("Usted");
        }
    }

    @Test
    void somebodyElsesAddressTypedByHandLeadsToNothing() {
        String address;
        try (var xiuying = signedIn(people().account("xiuying").login(), PHONE)) {
            address = home(xiuying);
        }
        try (var margaret = signedIn(people().account("margaret").login(), PHONE)) {
            margaret.watch().expect(".*status of 404.*");
            for (var page : new String[] {"", "/results", "/medicines", "/accesses"}) {
                margaret.open(address + page);
                margaret.sees("There is nothing here, or nothing that you may see.");
                assertThat(margaret.words()).doesNotContain("Xiuying", "Ōyang");
            }
        }
    }

    /** By the record's own list, as a person would. */
    private static void goTo(Visitor visitor, String group) {
        visitor.open(home(visitor) + "/record").arrived();
        visitor.page()
                .locator("main")
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(group))
                .first()
                .click();
        visitor.isOn(group);
    }

    private static String home(Visitor visitor) {
        if (!visitor.page().url().contains("/p/")) {
            visitor.open("/").arrived();
            visitor.page().waitForURL("**/p/**");
        }
        return visitor.path().replaceAll("^(/p/[0-9a-f-]{36}).*", "$1");
    }
}
