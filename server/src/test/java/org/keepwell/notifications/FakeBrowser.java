package org.keepwell.notifications;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A browser with a subscription. Opens what is pushed to it the way RFC 8291 and RFC 8188 say, with HMAC alone: nothing of
 * what seals is used to open.
 */
final class FakeBrowser {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String endpoint;
    private final KeyPair keys;
    private final byte[] secret = new byte[16];

    FakeBrowser(String endpoint) {
        this.endpoint = endpoint;
        this.keys = P256.fresh();
        new SecureRandom().nextBytes(secret);
    }

    String p256dh() {
        return BASE64.encodeToString(P256.point((ECPublicKey) keys.getPublic()));
    }

    String auth() {
        return BASE64.encodeToString(secret);
    }

    String json() {
        return "{\"endpoint\":\"" + endpoint + "\",\"p256dh\":\"" + p256dh() + "\",\"auth\":\"" + auth() + "\"}";
    }

    Subscription subscription() {
        return new Subscription(UUID.randomUUID(), URI.create(endpoint), p256dh(), auth());
    }

    String open(byte[] pushed) throws GeneralSecurityException {
        return new String(open(pushed, keys.getPrivate(), P256.point((ECPublicKey) keys.getPublic()), secret), UTF_8);
    }

    static byte[] open(byte[] pushed, PrivateKey own, byte[] ownPoint, byte[] secret) throws GeneralSecurityException {
        var in = ByteBuffer.wrap(pushed);
        var salt = take(in, 16);
        int record = in.getInt();
        var point = take(in, in.get() & 0xff);
        var sealed = take(in, in.remaining());
        if (sealed.length > record) {
            throw new GeneralSecurityException("more than one record");
        }
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own);
        agreement.doPhase(P256.key(point), true);
        var early = hmac(secret, agreement.generateSecret());
        var input = hmac(early, "WebPush: info\0".getBytes(US_ASCII), ownPoint, point, new byte[] {1});
        var late = hmac(salt, input);
        var key = Arrays.copyOf(hmac(late, "Content-Encoding: aes128gcm\0\1".getBytes(US_ASCII)), 16);
        var nonce = Arrays.copyOf(hmac(late, "Content-Encoding: nonce\0\1".getBytes(US_ASCII)), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        var padded = cipher.doFinal(sealed);
        int end = padded.length - 1;
        while (end >= 0 && padded[end] == 0) {
            end--;
        }
        if (end < 0 || padded[end] != 2) {
            throw new GeneralSecurityException("not the last record");
        }
        return Arrays.copyOf(padded, end);
    }

    private static byte[] take(ByteBuffer in, int length) {
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return mac.doFinal(all.toByteArray());
    }
}
