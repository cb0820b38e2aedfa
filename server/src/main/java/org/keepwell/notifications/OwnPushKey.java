package org.keepwell.notifications;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.KeyFiles;
import org.keepwell.home.StartRefused;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who this clinic is to push services (VAPID, RFC 8292). A browser binds its subscription to the public half, so a lost key
 * means that everybody switches notices on again. Made when it is first asked for.
 */
final class OwnPushKey {

    static final String FILE = "push-key";

    /** RFC 8292 allows a day; clocks differ. */
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HEADER =
            BASE64.encodeToString("{\"typ\":\"JWT\",\"alg\":\"ES256\"}".getBytes(US_ASCII));

    private record Pair(ECPublicKey open, PrivateKey secret) {}

    private final KeyFiles keys;
    private @Nullable Pair known;

    OwnPushKey(KeyFiles keys) {
        this.keys = keys;
    }

    /** For the browser: the public half as it takes it. */
    String publicKey() {
        return BASE64.encodeToString(P256.point(pair().open()));
    }

    /** The header that says who sends, good for one push service. @param whom a mail address or page, as an URI */
    String authorization(URI endpoint, String whom, Instant now) {
        var claims = JSON.writeValueAsBytes(Map.of(
                "aud",
                "https://" + endpoint.getRawAuthority(),
                "exp",
                now.plus(GOOD_FOR).getEpochSecond(),
                "sub",
                whom));
        var signed = HEADER + "." + BASE64.encodeToString(claims);
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair().secret());
            signature.update(signed.getBytes(US_ASCII));
            return "vapid t=" + signed + "." + BASE64.encodeToString(signature.sign()) + ", k=" + publicKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with P-256", e);
        }
    }

    private synchronized Pair pair() {
        var found = known;
        if (found == null) {
            found = read(new String(keys.readOrCreate(FILE, OwnPushKey::fresh), UTF_8));
            known = found;
        }
        return found;
    }

    /** Both halves in one file, a line each: no start finds half of a pair. */
    private static byte[] fresh() {
        var pair = P256.fresh();
        var plain = Base64.getEncoder();
        return (plain.encodeToString(pair.getPrivate().getEncoded()) + "\n"
                        + plain.encodeToString(pair.getPublic().getEncoded()) + "\n")
                .getBytes(US_ASCII);
    }

    private static Pair read(String text) {
        try {
            var lines = text.strip().split("\\R");
            if (lines.length == 2) {
                var factory = KeyFactory.getInstance("EC");
                var plain = Base64.getDecoder();
                var open = factory.generatePublic(new X509EncodedKeySpec(plain.decode(lines[1])));
                return new Pair(
                        (ECPublicKey) open, factory.generatePrivate(new PKCS8EncodedKeySpec(plain.decode(lines[0]))));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new StartRefused("The key file " + FILE + " does not hold the two halves of a key.", e);
        }
        throw new StartRefused("The key file " + FILE + " does not hold the two halves of a key.");
    }
}
