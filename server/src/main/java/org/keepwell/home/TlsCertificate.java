package org.keepwell.home;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate the server shows. A clinic puts its own into the keys folder ({@code tls.crt} and {@code tls.key}, both
 * PEM); until then there is one that Keepwell made for this machine, which browsers warn about.
 */
public final class TlsCertificate {

    public static final String CERTIFICATE = "tls.crt";
    public static final String KEY = "tls.key";

    /** What browsers accept at most is 398 days (CA/Browser Forum, Baseline Requirements 6.3.2). */
    private static final Duration VALIDITY = Duration.ofDays(397);
    /** Long enough before its end that nobody meets an expired one. */
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    /** Clocks of other machines may be behind. */
    private static final Duration BACKDATED = Duration.ofMinutes(5);

    private static final X500Name OWN_NAME = new X500Name("CN=Keepwell on this machine");

    private static final int SERIAL_BITS = 120;
    private static final int PEM_LINE = 64;

    private final KeyFiles keys;
    private final Clock clock;

    public TlsCertificate(KeyFiles keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Makes a certificate if there is none, and renews one that we made before it ends. A clinic's own is left alone. */
    public void prepare() {
        var found = keys.read(CERTIFICATE);
        if (found.isEmpty() && keys.read(KEY).isPresent()) {
            throw new StartRefused("There is " + keys.path(KEY) + " but no certificate " + keys.path(CERTIFICATE)
                    + ". Put it there, or take the key away to have a new pair made.");
        }
        if (found.isEmpty() || (isOurOwn() && endsAt().isBefore(clock.instant().plus(RENEW_BEFORE)))) {
            make();
        } else if (keys.read(KEY).isEmpty()) {
            throw new StartRefused("There is " + keys.path(CERTIFICATE) + " but no key " + keys.path(KEY)
                    + ". Put it there, or take the certificate away to have a new pair made.");
        }
    }

    public Path certificate() {
        return keys.path(CERTIFICATE);
    }

    public Path key() {
        return keys.path(KEY);
    }

    /** When the certificate stops being valid. */
    public Instant endsAt() {
        return read().getNotAfter().toInstant();
    }

    /** Whether Keepwell made it, so that no browser knows its issuer. */
    public boolean isOurOwn() {
        return OWN_NAME.equals(
                X500Name.getInstance(read().getSubjectX500Principal().getEncoded()));
    }

    private X509Certificate read() {
        var content = keys.read(CERTIFICATE)
                .orElseThrow(() -> new StartRefused("There is no certificate " + keys.path(CERTIFICATE) + "."));
        try {
            var factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(content));
        } catch (CertificateException e) {
            throw new StartRefused(keys.path(CERTIFICATE) + " is not a certificate in PEM form: " + e.getMessage(), e);
        }
    }

    private void make() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            // the key first: if the machine stops between the two, the next start says what is missing
            keys.replace(KEY, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            keys.replace(CERTIFICATE, pem("CERTIFICATE", selfSigned(pair)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new StartRefused("No certificate can be made: " + e.getMessage(), e);
        }
    }

    private byte[] selfSigned(KeyPair pair) throws GeneralSecurityException, OperatorCreationException, IOException {
        var now = clock.instant();
        var names = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1")
        });
        var builder = new JcaX509v3CertificateBuilder(
                        OWN_NAME,
                        new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS),
                        Date.from(now.minus(BACKDATED)),
                        Date.from(now.plus(VALIDITY)),
                        OWN_NAME,
                        pair.getPublic())
                .addExtension(Extension.subjectAlternativeName, false, names)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
        return builder.build(signer).getEncoded();
    }

    private static byte[] pem(String type, byte[] content) {
        var lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(content);
        return ("-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
