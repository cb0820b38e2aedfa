package org.keepwell.pharmacy.wire;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.keepwell.home.KeyFiles;
import org.keepwell.home.StartRefused;

/**
 * Who one side is on the wire: the certificate it shows, and the key it signs with. Made at the first start; a network that
 * issues certificates has its own put in place of the file, key and chain in PEM form.
 */
public record Identity(List<X509Certificate> chain, PrivateKey tlsKey, PublicKey signingKey, PrivateKey signingSecret) {

    public static final String TLS_FILE = "pharmacy-tls.pem";
    public static final String SIGNING_FILE = "pharmacy-signing.pem";

    /** Pinned by the other side, so that it ends when the pin does; long, because a new one must be exchanged by hand. */
    private static final Duration VALIDITY = Duration.ofDays(5 * 365);

    private static final Duration BACKDATED = Duration.ofMinutes(5);
    private static final int SERIAL_BITS = 120;
    private static final DateTimeFormatter ASN1 =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The identity kept among these keys; made now if there is none. */
    public static Identity of(KeyFiles keys, String name, Clock clock) {
        var now = clock.instant();
        var tls = text(keys.readOrCreate(TLS_FILE, () -> bytes(freshTls(name, now, now.plus(VALIDITY)))));
        var signing = text(keys.readOrCreate(SIGNING_FILE, () -> bytes(freshSigning())));
        return of(tls, signing);
    }

    /** From the two texts that are kept. */
    public static Identity of(String tls, String signing) {
        var chain = Pem.certificates(tls);
        return new Identity(
                chain,
                Pem.privateKey(tls, chain.getFirst().getPublicKey().getAlgorithm()),
                Pem.signingKey(signing),
                Pem.privateKey(signing, "Ed25519"));
    }

    /** The first bytes of the signing key's hash: which key it is, for whoever keeps several. */
    public String keyId() {
        return keyId(signingKey);
    }

    static String keyId(PublicKey key) {
        return Pem.sha256(key.getEncoded()).substring(0, 16);
    }

    /** Key and certificate in one text: one file, so that no start finds half of a pair. */
    public static String freshTls(String name, Instant now, Instant until) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            return Pem.text(Pem.PRIVATE, pair.getPrivate().getEncoded())
                    + Pem.text(Pem.CERTIFICATE, selfSigned(pair, name, now.minus(BACKDATED), until));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new StartRefused("No certificate can be made: " + e.getMessage(), e);
        }
    }

    public static String freshSigning() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return Pem.text(Pem.PRIVATE, pair.getPrivate().getEncoded())
                    + Pem.text(Pem.PUBLIC, pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new StartRefused("No signing key can be made: " + e.getMessage(), e);
        }
    }

    private static byte[] selfSigned(KeyPair pair, String name, Instant from, Instant until)
            throws OperatorCreationException, IOException {
        var subject = new X500Name("CN=" + name);
        // earlier than `from` where a test wants one that has ended
        var begin = until.isAfter(from) ? from : until.minus(Duration.ofDays(1));
        var builder = new X509v3CertificateBuilder(
                        subject,
                        new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS),
                        time(begin),
                        time(until),
                        subject,
                        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                }))
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                    KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                }));
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                .getEncoded();
    }

    private static Time time(Instant instant) {
        return Time.getInstance(new ASN1GeneralizedTime(ASN1.format(instant)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "identity " + keyId();
    }
}
