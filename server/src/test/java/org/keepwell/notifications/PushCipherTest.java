package org.keepwell.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.testing.Proves;

/** What is pushed can be read by the browser that it is for and by nobody else. */
@Proves({"T22"})
class PushCipherTest {

    /** RFC 8291, section 5 and appendix A. */
    private static final String PLAIN = "When I grow up, I want to be a watermelon";

    private static final String SERVER_SECRET = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private static final String SERVER_POINT =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String BROWSER_SECRET = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
    private static final String BROWSER_POINT =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String SALT = "DGv6ra1nlYgDCS1FRnbzlw";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
    private static final String BODY =
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
                    + "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    @Test
    void theExampleOfTheRfcComesOutByteForByte() throws Exception {
        var own = new KeyPair(P256.key(bytes(SERVER_POINT)), secret(SERVER_SECRET));

        var sealed =
                PushCipher.seal(PLAIN.getBytes(UTF_8), P256.key(bytes(BROWSER_POINT)), bytes(AUTH), own, bytes(SALT));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed))
                .isEqualTo(BODY);
    }

    /** So that what the other tests open with is right as well. */
    @Test
    void theBrowserOfTheTestsOpensTheExampleToo() throws Exception {
        var opened = FakeBrowser.open(bytes(BODY), secret(BROWSER_SECRET), bytes(BROWSER_POINT), bytes(AUTH));

        assertThat(new String(opened, UTF_8)).isEqualTo(PLAIN);
    }

    @Test
    void noTwoPushesOfTheSameAreAlikeAndOnlyTheirBrowserOpensThem() throws Exception {
        var browser = new FakeBrowser("https://push.example/a");
        var other = new FakeBrowser("https://push.example/b");
        var seen = new HashSet<String>();
        for (int n = 0; n < 200; n++) { // keys whose coordinates begin with a zero are among them now and then
            var sealed = browser.subscription().seal("{}".getBytes(UTF_8));
            assertThat(browser.open(sealed)).isEqualTo("{}");
            assertThat(seen.add(Base64.getEncoder().encodeToString(sealed))).isTrue();
        }
        var sealed = browser.subscription().seal("{}".getBytes(UTF_8));
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> other.open(sealed));
    }

    @Test
    void thePointOfAKeyThatBeginsWithZerosHasItsFullLength() throws Exception {
        int short1 = 0;
        for (int n = 0; n < 2_000; n++) {
            var key = (ECPublicKey) P256.fresh().getPublic();
            short1 += key.getW().getAffineX().bitLength() <= 248 ? 1 : 0;
            assertThat(P256.key(P256.point(key)).getW()).isEqualTo(key.getW());
        }
        assertThat(short1).as("one of 256 is short").isPositive();
    }

    @Test
    void nothingLongIsPushed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new FakeBrowser("https://push.example/a").subscription().seal(new byte[1_001]));
    }

    /** The last is on P-256's twin with another b: a key agreed with it would betray ours bit by bit. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw",
                "AyVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "BP______________________________________________________________________________________",
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw8",
                "not base64!"
            })
    void whatIsNoPointOfTheCurveIsNoKey(String p256dh) {
        assertThat(Subscription.areKeys(p256dh, AUTH)).isFalse();
        assertThat(Subscription.areKeys(BROWSER_POINT, AUTH)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BTBZ", "BTBZMqHH6r4Tts7J_aSIggAA", "BTBZMqHH6r4Tts7J+aSIgg"})
    void aSecretHasSixteenBytes(String auth) {
        assertThat(Subscription.areKeys(BROWSER_POINT, auth)).isFalse();
    }

    private static PrivateKey secret(String base64) throws GeneralSecurityException {
        var curve = ((ECPublicKey) P256.fresh().getPublic()).getParams();
        return KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, bytes(base64)), curve));
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
