package org.keepwell.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/** AES-256-GCM over 32 raw bytes, by Tink: 12 bytes random nonce, ciphertext, 16 bytes tag; no prefix. */
final class DataKey {

    static final int BYTES = 32;

    private static final AesGcmParameters PARAMETERS = parameters();

    private final Aead aead;

    private DataKey(Aead aead) {
        this.aead = aead;
    }

    /** @param raw 32 bytes; copied */
    @AccessesPartialKey // we keep raw keys wrapped ourselves, one per patient, where a keyset would be too much
    static DataKey of(byte[] raw) {
        try {
            var key = AesGcmKey.builder()
                    .setParameters(PARAMETERS)
                    .setKeyBytes(SecretBytes.copyFrom(raw, InsecureSecretKeyAccess.get()))
                    .build();
            var keyset = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary())
                    .build();
            return new DataKey(keyset.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw new VaultException("a data key cannot be used", e);
        }
    }

    byte[] seal(byte[] plain, byte[] associatedData) {
        try {
            return aead.encrypt(plain, associatedData);
        } catch (GeneralSecurityException e) {
            throw new VaultException("a value cannot be sealed", e);
        }
    }

    /** @throws VaultException if the value was changed, moved or sealed with another key */
    byte[] open(byte[] sealed, byte[] associatedData) {
        try {
            return aead.decrypt(sealed, associatedData);
        } catch (GeneralSecurityException e) {
            throw new VaultException("a value does not open where it stands", e);
        }
    }

    private static AesGcmParameters parameters() {
        try {
            com.google.crypto.tink.aead.AeadConfig.register();
            return AesGcmParameters.builder()
                    .setKeySizeBytes(BYTES)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new VaultException("this program has no AES-256-GCM", e);
        }
    }
}
