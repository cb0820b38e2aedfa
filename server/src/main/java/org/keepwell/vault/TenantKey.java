package org.keepwell.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One tenant's key, unwrapped: wraps the patients' keys, seals what belongs to no patient, and derives the hash keys. */
public final class TenantKey {

    /** What a derived key is for. The name goes into the derivation: append, never rename. */
    public enum Use {
        /** Ids of imported resources (frozen form 5). */
        IMPORTED_ID,
        /** Identifiers that match a patient, and pairs of facts for staff search (frozen form 7). */
        PATIENT_LOOKUP,
        /** Main code and unit of a resource, for trends. */
        RESOURCE_CODE,
        /** Whether a body is the same as the one stored. */
        RESOURCE_BODY,
        LOGIN,
        THROTTLE,
        ACTIVATION,
        RECOVERY_CODE,
        DEVICE,
        /** The one-click stop in an e-mail. */
        NOTICE_STOP,
        /** The address that an e-mail comes back to. */
        NOTICE_RETURN
    }

    private static final byte[] WRAPPING = "wrapping".getBytes(StandardCharsets.US_ASCII);

    private final int tenant;
    private final DataKey wrapping;
    private final Map<Use, SecretKeySpec> derived = new EnumMap<>(Use.class);
    private final SecureRandom random = new SecureRandom();

    TenantKey(int tenant, byte[] raw) {
        this.tenant = tenant;
        this.wrapping = DataKey.of(derive(raw, WRAPPING));
        for (var use : Use.values()) {
            derived.put(
                    use, new SecretKeySpec(derive(raw, use.name().getBytes(StandardCharsets.US_ASCII)), "HmacSHA256"));
        }
    }

    /** A fresh data key for a patient, wrapped; nothing but this tenant's key opens it. */
    public byte[] freshPatientKey(UUID patient) {
        var raw = new byte[DataKey.BYTES];
        random.nextBytes(raw);
        try {
            return wrapping.seal(raw, placeOfKey(patient));
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    /**
     * @param wrapped as {@link #freshPatientKey} gave it
     * @throws VaultException if it is another patient's or tenant's
     */
    public PatientCipher patient(UUID patient, byte[] wrapped) {
        var raw = wrapping.open(wrapped, placeOfKey(patient));
        try {
            return new Cipher(tenant, patient, DataKey.of(raw));
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    /** Seals what belongs to the tenant and to no patient: logins, names of staff, authenticator seeds. */
    public byte[] seal(byte[] plain, Place place) {
        return wrapping.seal(plain, Aad.ofTenant(tenant, place));
    }

    /** @throws VaultException if {@code sealed} was changed or belongs elsewhere */
    public byte[] open(byte[] sealed, Place place) {
        return wrapping.open(sealed, Aad.ofTenant(tenant, place));
    }

    /** HMAC-SHA-256 under the key derived for {@code use}; each part goes in with its length in front. 32 bytes. */
    public byte[] hash(Use use, byte[]... parts) {
        var mac = mac(use);
        for (var part : parts) {
            mac.update(ByteBuffer.allocate(4).putInt(part.length).array());
            mac.update(part);
        }
        return mac.doFinal();
    }

    public byte[] hash(Use use, String... parts) {
        return hash(
                use,
                Arrays.stream(parts)
                        .map(p -> p.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new));
    }

    /** A MAC for callers that feed it themselves; not to be shared between threads. */
    public Mac mac(Use use) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(java.util.Objects.requireNonNull(derived.get(use)));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new VaultException("this Java has no HMAC-SHA-256", e);
        }
    }

    private byte[] placeOfKey(UUID patient) {
        return Aad.of(tenant, patient, new Place("vault.patient_key", "wrapped", patient, 1));
    }

    static byte[] derive(byte[] raw, byte[] label) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract().addIKM(raw).thenExpand(label, DataKey.BYTES));
        } catch (GeneralSecurityException e) {
            throw new VaultException("this Java has no HKDF-SHA-256", e);
        }
    }

    private record Cipher(int tenant, UUID patient, DataKey key) implements PatientCipher {

        @Override
        public byte[] seal(byte[] plain, Place place) {
            return key.seal(plain, Aad.of(tenant, patient, place));
        }

        @Override
        public byte[] open(byte[] sealed, Place place) {
            return key.open(sealed, Aad.of(tenant, patient, place));
        }

        @Override
        public String toString() {
            return "cipher of a patient";
        }
    }
}
