package org.keepwell.pharmacy.wire;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.keepwell.home.StartRefused;

/** Keys and certificates as text. */
public final class Pem {

    static final String CERTIFICATE = "CERTIFICATE";
    static final String PRIVATE = "PRIVATE KEY";
    static final String PUBLIC = "PUBLIC KEY";

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final int LINE = 64;

    private Pem() {}

    static String text(String type, byte[] content) {
        var lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }

    public static String of(X509Certificate certificate) {
        try {
            return text(CERTIFICATE, certificate.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String of(PublicKey key) {
        return text(PUBLIC, key.getEncoded());
    }

    /** All certificates in the text, in order. @throws StartRefused if there is none, or one that is none */
    public static List<X509Certificate> certificates(String pem) {
        var found = new ArrayList<X509Certificate>();
        try {
            var factory = CertificateFactory.getInstance("X.509");
            for (var block : blocks(pem, CERTIFICATE)) {
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
            }
        } catch (CertificateException e) {
            throw new StartRefused("A certificate cannot be read: it must be X.509 in PEM form.", e);
        }
        if (found.isEmpty()) {
            throw new StartRefused("There is no certificate in PEM form in it.");
        }
        return found;
    }

    /** @throws StartRefused if there is no such key in it */
    static PrivateKey privateKey(String pem, String algorithm) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(only(pem, PRIVATE)));
        } catch (GeneralSecurityException e) {
            throw new StartRefused("A private key cannot be read: it must be " + algorithm + ", PKCS #8 in PEM form.");
        }
    }

    /** @throws StartRefused if there is no Ed25519 key in it */
    public static PublicKey signingKey(String pem) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(only(pem, PUBLIC)));
        } catch (GeneralSecurityException e) {
            throw new StartRefused("A signing key cannot be read: it must be an Ed25519 public key in PEM form.", e);
        }
    }

    /** SHA-256 of what is given, as hex. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    static boolean same(X509Certificate one, X509Certificate other) {
        try {
            return MessageDigest.isEqual(one.getEncoded(), other.getEncoded());
        } catch (CertificateException e) {
            return false; // what cannot be written down is not the one we know
        }
    }

    private static byte[] only(String pem, String type) {
        var blocks = blocks(pem, type);
        if (blocks.isEmpty()) {
            throw new StartRefused("There is no " + type + " in PEM form in it.");
        }
        return blocks.getFirst();
    }

    private static List<byte[]> blocks(String pem, String type) {
        return BLOCK.matcher(pem)
                .results()
                .filter(found -> found.group(1).equals(type))
                .map(found -> Base64.getMimeDecoder().decode(found.group(2).getBytes(StandardCharsets.US_ASCII)))
                .toList();
    }
}
