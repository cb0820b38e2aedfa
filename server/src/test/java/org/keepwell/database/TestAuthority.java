package org.keepwell.database;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.keepwell.home.PrivateFiles;

/** A certificate authority of one test, as a clinic may have its own. */
public final class TestAuthority {

    private static final Duration DAY = Duration.ofDays(1);

    private final Path folder;
    private final X500Name name;
    private final KeyPair keys = pair();
    private long serial = 1;

    public TestAuthority(Path folder, String name) {
        this.folder = PrivateFiles.folder(folder);
        this.name = new X500Name("CN=" + name);
        write(
                certificate(),
                "CERTIFICATE",
                signed(this.name, keys.getPublic(), Instant.now().plus(DAY), null));
    }

    /** What whoever trusts this authority is given. */
    public Path certificate() {
        return folder.resolve("authority.crt");
    }

    /** Writes {@code FILE.crt} and {@code FILE.key} of a server of this name. */
    public void issue(String file, String host, Instant until) {
        var pair = pair();
        write(folder.resolve(file + ".key"), "PRIVATE KEY", pair.getPrivate().getEncoded());
        write(
                folder.resolve(file + ".crt"),
                "CERTIFICATE",
                signed(new X500Name("CN=" + host), pair.getPublic(), until, host));
    }

    public Path folder() {
        return folder;
    }

    private byte[] signed(
            X500Name subject, PublicKey key, Instant until, @org.jspecify.annotations.Nullable String host) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.valueOf(serial++),
                            Date.from(Instant.now().minus(DAY.multipliedBy(3))),
                            Date.from(until),
                            subject,
                            key)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(host == null));
            if (host != null) {
                var names = new GeneralNames(new GeneralName(GeneralName.dNSName, host));
                builder.addExtension(Extension.subjectAlternativeName, false, names);
            }
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                    .getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, String type, byte[] content) {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        PrivateFiles.write(
                file,
                ("-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }
}
