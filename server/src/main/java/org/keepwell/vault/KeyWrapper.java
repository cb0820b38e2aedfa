package org.keepwell.vault;

/** The root of all keys: wraps tenant keys and never gives itself. A local keyset file, or a cloud's key service. */
public interface KeyWrapper {

    /** Names the root key, so that a wrong one is told by name and not by a failure to open. */
    String keyId();

    byte[] wrap(byte[] key, byte[] associatedData);

    /** @throws VaultException if {@code wrapped} was not wrapped by this root key for this {@code associatedData} */
    byte[] unwrap(byte[] wrapped, byte[] associatedData);
}
