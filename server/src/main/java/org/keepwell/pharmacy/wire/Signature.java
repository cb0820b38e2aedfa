package org.keepwell.pharmacy.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The detached signature over the bytes of a body, Ed25519, in one header:
 * {@code v1 key=0123456789abcdef at=1767225600 sig=BASE64URL}. An answer's signature covers the request too, so that
 * neither can be put beside another.
 */
public record Signature(String keyId, Instant at, byte[] bytes) {

    public static final String HEADER = "Keepwell-Signature";

    /** Clocks may differ by so much. What is older is a replay, or as good as one. */
    public static final Duration SKEW = Duration.ofMinutes(5);

    private static final Pattern FORM = Pattern.compile("v1 key=([0-9a-f]{16}) at=(\\d{1,11}) sig=([A-Za-z0-9_-]{86})");

    /** @param request the body that this one answers, or null */
    public static String of(Identity own, Instant now, byte[] body, byte @Nullable [] request) {
        try {
            var at = now.getEpochSecond();
            var signer = java.security.Signature.getInstance("Ed25519");
            signer.initSign(own.signingSecret());
            signer.update(signed(own.keyId(), at, body, request));
            return "v1 key=" + own.keyId() + " at=" + at + " sig="
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a body cannot be signed", e);
        }
    }

    /** Empty if there is none, or it has another form. */
    public static Optional<Signature> parse(@Nullable String header) {
        var match = FORM.matcher(header == null ? "" : header);
        if (!match.matches()) {
            return Optional.empty();
        }
        var at = Instant.ofEpochSecond(Long.parseLong(match.group(2)));
        return Optional.of(
                new Signature(match.group(1), at, Base64.getUrlDecoder().decode(match.group(3))));
    }

    /** Whether it is the peer's, over exactly these bytes, and of now. */
    public boolean isGood(PublicKey key, Instant now, byte[] body, byte @Nullable [] request) {
        if (!keyId.equals(Identity.keyId(key)) || !isFresh(now)) {
            return false;
        }
        try {
            var verifier = java.security.Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(signed(keyId, at.getEpochSecond(), body, request));
            return verifier.verify(bytes);
        } catch (GeneralSecurityException e) {
            return false; // not even of the right form
        }
    }

    public boolean isFresh(Instant now) {
        return Duration.between(at, now).abs().compareTo(SKEW) <= 0;
    }

    private static byte[] signed(String keyId, long at, byte[] body, byte @Nullable [] request) {
        var text = "keepwell-script-1\n" + keyId + "\n" + at + "\n" + Pem.sha256(body) + "\n"
                + (request == null ? "-" : Pem.sha256(request)) + "\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
