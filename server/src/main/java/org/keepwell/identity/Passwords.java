package org.keepwell.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id (19 MiB, 2 passes, 1 lane), then HMAC-SHA-256 with a pepper that is not in the database. Bounded: a flood of
 * sign-ins waits here and takes neither the processors from those who read nor the heap. The blocks are used again (each
 * is cleared before that): what a hash leaves behind, the serial collector would carry into the old generation.
 */
public final class Passwords {

    /** Too many sign-ins at once. */
    static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String PREFIX = "argon2id$v=19$m=19456,t=2,p=1$";
    private static final long PATIENCE_SECONDS = 5;
    /** Of the heap, for all hashes at once. */
    private static final long SHARE = 8;
    /** Blocks of a kibibyte that are kept: two hashes' worth, as much as a busy morning's sign-ins use at once. */
    private static final int BLOCKS_KEPT = 2 * MEMORY_KIB;

    private final SecretKeySpec pepper;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore places;
    private final Argon2BytesGenerator.BlockPool memory;
    private final String nobodys;

    /** @param pepper 32 bytes, kept outside the database */
    public Passwords(byte[] pepper) {
        this.pepper = new SecretKeySpec(pepper, "HmacSHA256");
        this.places = new Semaphore(
                places(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory()),
                true);
        this.memory = new Argon2BytesGenerator.FixedBlockPool(BLOCKS_KEPT);
        this.nobodys = PREFIX + "AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    }

    /**
     * How many are worked on at once: on half of the processors, in an eighth of the heap.
     *
     * @param heap bytes
     */
    static int places(int processors, long heap) {
        return (int) Math.max(1, Math.min(processors / 2, heap / SHARE / (MEMORY_KIB * 1024L)));
    }

    /** The form that is stored: parameters, salt, peppered hash. */
    public String hash(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var encoder = Base64.getEncoder().withoutPadding();
        return PREFIX + encoder.encodeToString(salt) + "$" + encoder.encodeToString(peppered(password, salt));
    }

    /** Whether the password is right. Takes the same work when there is nobody to compare with. */
    public boolean matches(String password, @Nullable String stored) {
        var parts =
                (stored == null ? nobodys : stored).substring(PREFIX.length()).split("\\$");
        var decoder = Base64.getDecoder();
        var same = MessageDigest.isEqual(peppered(password, decoder.decode(parts[0])), decoder.decode(parts[1]));
        return same && stored != null;
    }

    private byte[] peppered(String password, byte[] salt) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Busy();
            }
            try {
                var generator = new Argon2BytesGenerator();
                generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(MEMORY_KIB)
                        .withIterations(PASSES)
                        .withParallelism(LANES)
                        .withBlockPool(memory)
                        .withSalt(salt)
                        .build());
                var hash = new byte[HASH_BYTES];
                generator.generateBytes(
                        Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8), hash);
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(pepper);
                return mac.doFinal(hash);
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }
}
