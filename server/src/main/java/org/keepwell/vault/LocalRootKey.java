package org.keepwell.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** The root key as a Tink keyset in a file that only the server may read. */
public final class LocalRootKey implements KeyWrapper {

    private final KeysetHandle keyset;
    private final Aead aead;

    private LocalRootKey(KeysetHandle keyset) throws GeneralSecurityException {
        this.keyset = keyset;
        this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** A fresh keyset with one AES-256-GCM key, as the file's content. */
    public static byte[] fresh() {
        try {
            AeadConfig.register();
            var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new VaultException("the root key cannot be made", e);
        }
    }

    /** @throws VaultException if the file does not hold a keyset */
    public static LocalRootKey of(byte[] file) {
        try {
            AeadConfig.register();
            return new LocalRootKey(TinkJsonProtoKeysetFormat.parseKeyset(
                    new String(file, StandardCharsets.UTF_8), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new VaultException("the root key file does not hold a keyset", e);
        }
    }

    @Override
    public String keyId() {
        return "local:" + Integer.toUnsignedString(keyset.getPrimary().getId());
    }

    @Override
    public byte[] wrap(byte[] key, byte[] associatedData) {
        try {
            return aead.encrypt(key, associatedData);
        } catch (GeneralSecurityException e) {
            throw new VaultException("a key cannot be wrapped", e);
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] associatedData) {
        try {
            return aead.decrypt(wrapped, associatedData);
        } catch (GeneralSecurityException e) {
            throw new VaultException("a key does not unwrap with this root key", e);
        }
    }
}
