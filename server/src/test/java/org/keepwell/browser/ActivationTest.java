package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Role;

/** From the front desk's invitation to the first page of one's own record, and back in without the phone. */
class ActivationTest extends BrowserTest {

    private static final String LOGIN = "wolfgang@keepwell.example";
    private static final String PASSWORD = "seven quiet herons at dusk";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private record Letter(String link, String code) {}

    @Test
    void anInvitedPatientSetsUpTheAccountAndComesBackWithARecoveryCode() {
        var patient = people().patient("d005");
        var letter = invite();
        String recoveryCode;
        try (var visitor = visitor(PHONE)) {
            var address = URI.create(letter.link());
            visitor.open(address.getPath() + "#" + address.getFragment());
            visitor.field("Code of your invitation").fill(letter.code());
            visitor.field("Date of birth").fill(patient.birthDate().toString());
            visitor.button("Next").click();
            visitor.isOn("Choose a password");
            org.assertj.core.api.Assertions.assertThat(visitor.page().url()).doesNotContain("#");
            paste(visitor.page(), PASSWORD);
            visitor.button("Next").click();

            visitor.isOn("Add a second key");
            var secret = visitor.page().locator("form code").innerText();
            signIns().giveCode(visitor, seed(secret));
            visitor.isOn("Keep your recovery codes");
            assertThat(visitor.page().locator(".codes code")).hasCount(10);
            recoveryCode = visitor.page().locator(".codes code").first().innerText();
            visitor.page().getByLabel("I have kept these codes").check();
            visitor.button("Finish").click();
            assertThat(visitor.page().locator("header .chip")).containsText(patient.name());
        }
        try (var visitor = visitor(PHONE)) {
            visitor.open("/sign-in");
            signIns().givePassword(visitor, LOGIN, PASSWORD);
            visitor.button("Use a recovery code").click();
            visitor.field("Recovery code").fill(recoveryCode);
            visitor.button("Sign in").click();
            visitor.sees("You have 9 recovery codes left.");
            visitor.button("Continue").click();
            assertThat(visitor.page().locator("header .chip")).containsText(patient.name());
        }
    }

    private Letter invite() {
        try (var visitor = signedIn(Role.FRONT_DESK, DESK)) {
            Desk.find(visitor, people().patient("d005"));
            visitor.page().locator("main a[data-row]").first().click();
            visitor.field("E-mail address").fill(LOGIN);
            visitor.button("Make the invitation").click();
            var words = visitor.page().locator(".letter code");
            assertThat(words).hasCount(2);
            return new Letter(words.first().innerText(), words.last().innerText());
        }
    }

    /** As a password safe does: all at once, without a key being typed. */
    private static void paste(Page page, String text) {
        page.locator("input[name=password]").focus();
        page.keyboard().insertText(text);
        assertThat(page.locator("input[name=password]")).hasValue(text);
    }

    private static byte[] seed(String secret) {
        var bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char letter : secret.replace(" ", "").toCharArray()) {
            buffer = (buffer << 5) | BASE32.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits);
            }
        }
        return bytes.toByteArray();
    }
}
