package org.keepwell.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.TenantId;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.vault.TenantKey;
import org.keepwell.vault.Vault;
import org.springframework.stereotype.Component;

/** What stands before a secret is compared: slowing down, bounded hashing, and the cookie of a device known to an account. */
@Component
public class SignInGuards {

    private static final int DEVICE_BYTES = 16;

    private final Throttle throttle;
    private final Passwords passwords;
    private final Vault vault;
    private final SecureRandom random = new SecureRandom();

    SignInGuards(Throttle throttle, Passwords passwords, Vault vault) {
        this.throttle = throttle;
        this.passwords = passwords;
        this.vault = vault;
    }

    /**
     * A cookie that proves this device signed in to this login before, so that a stranger's failures do not slow it down.
     * No factor: it opens nothing.
     */
    public String deviceCookie(TenantId tenant, String login) {
        var device = new byte[DEVICE_BYTES];
        random.nextBytes(device);
        var hash = vault.tenant(tenant).hash(TenantKey.Use.LOGIN, Accounts.normal(login));
        var proof = Arrays.copyOf(vault.tenant(tenant).hash(TenantKey.Use.DEVICE, hash, device), DEVICE_BYTES);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(2 * DEVICE_BYTES)
                        .put(device)
                        .put(proof)
                        .array());
    }

    /** One bucket for a known device, another one for all the others. */
    byte[] loginBucket(TenantId tenant, byte[] loginHash, @Nullable String deviceCookie) {
        var key = vault.tenant(tenant);
        var device = knownDevice(key, loginHash, deviceCookie);
        return key.hash(TenantKey.Use.THROTTLE, new byte[] {1}, loginHash, device);
    }

    /** Whether this device signed in to this login before. */
    boolean isKnown(TenantId tenant, byte[] loginHash, @Nullable String deviceCookie) {
        return knownDevice(vault.tenant(tenant), loginHash, deviceCookie).length > 0;
    }

    byte[] addressBucket(TenantId tenant, String address) {
        return vault.tenant(tenant).hash(TenantKey.Use.THROTTLE, "address", address);
    }

    byte[] codeBucket(TenantId tenant, UUID account) {
        return vault.tenant(tenant).hash(TenantKey.Use.THROTTLE, "code", account.toString());
    }

    void refuseIfSlowed(TenantId tenant, List<Throttle.Bucket> buckets, AuditEntry refusal, AuditTrail trail) {
        long wait = throttle.waitSeconds(tenant, buckets);
        if (wait > 0) {
            trail.submit(refusal);
            throw new SignInFailed(SignInFailed.Reason.SLOW_DOWN, wait);
        }
    }

    void failed(TenantId tenant, List<Throttle.Bucket> buckets) {
        throttle.failed(tenant, buckets);
    }

    void succeeded(TenantId tenant, List<Throttle.Bucket> buckets) {
        throttle.succeeded(tenant, buckets);
    }

    boolean matches(String password, @Nullable String stored) {
        try {
            return passwords.matches(password, stored);
        } catch (Passwords.Busy e) {
            throw new SignInFailed(SignInFailed.Reason.BUSY, 5);
        }
    }

    private static byte[] knownDevice(TenantKey key, byte[] loginHash, @Nullable String cookie) {
        if (cookie == null) {
            return new byte[0];
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(cookie);
            if (bytes.length != 2 * DEVICE_BYTES) {
                return new byte[0];
            }
            var device = Arrays.copyOf(bytes, DEVICE_BYTES);
            var proof = Arrays.copyOf(key.hash(TenantKey.Use.DEVICE, loginHash, device), DEVICE_BYTES);
            boolean good = MessageDigest.isEqual(proof, Arrays.copyOfRange(bytes, DEVICE_BYTES, bytes.length));
            return good ? device : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0]; // not base64: not a cookie of ours, so an unknown device
        }
    }
}
