package org.keepwell.notifications;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals a push for one browser: RFC 8291, in one record of the encoding {@code aes128gcm} of RFC 8188. */
final class PushCipher {

    static final int SECRET_BYTES = 16;

    private static final int SALT_BYTES = 16;
    private static final int RECORD_BYTES = 4_096; // the size that RFC 8291 gives; ours is far below it
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;
    private static final int LONGEST = 1_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private PushCipher() {}

    /** @param secret the browser's {@code auth} */
    static byte[] seal(byte[] plain, ECPublicKey browser, byte[] secret) throws GeneralSecurityException {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return seal(plain, browser, secret, P256.fresh(), salt);
    }

    /** With key and salt from outside, for the example of the RFC; they must be new for each push. */
    static byte[] seal(byte[] plain, ECPublicKey browser, byte[] secret, KeyPair own, byte[] salt)
            throws GeneralSecurityException {
        if (plain.length > LONGEST) {
            throw new IllegalArgumentException("a push is an id and nothing else");
        }
        var ownPoint = P256.point((ECPublicKey) own.getPublic());
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own.getPrivate());
        agreement.doPhase(browser, true);
        var who = join("WebPush: info\0".getBytes(US_ASCII), P256.point(browser), ownPoint);
        var shared = derive(agreement.generateSecret(), secret, who, 32);

        var key = derive(shared, salt, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), 16);
        var nonce = derive(shared, salt, "Content-Encoding: nonce\0".getBytes(US_ASCII), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        var sealed = cipher.doFinal(join(plain, new byte[] {LAST_RECORD}));

        var size = ByteBuffer.allocate(Integer.BYTES).putInt(RECORD_BYTES).array();
        return join(salt, size, new byte[] {(byte) ownPoint.length}, ownPoint, sealed);
    }

    private static byte[] derive(byte[] from, byte[] salt, byte[] label, int bytes) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.ofExtract().addIKM(from).addSalt(salt).thenExpand(label, bytes));
    }

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var joined = ByteBuffer.allocate(length);
        for (var part : parts) {
            joined.put(part);
        }
        return joined.array();
    }
}
