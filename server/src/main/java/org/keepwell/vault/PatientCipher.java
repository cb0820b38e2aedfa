package org.keepwell.vault;

/** Seals and opens values with one patient's data key. Made by the vault, valid for one unit of work. */
public interface PatientCipher {

    /**
     * AES-256-GCM with a random nonce: 12 bytes nonce, ciphertext, 16 bytes tag.
     *
     * @param plain the value; left as it is
     * @param place where the result will be stored
     */
    byte[] seal(byte[] plain, Place place);

    /**
     * @throws VaultException if {@code sealed} was changed or was sealed for another place or patient
     */
    byte[] open(byte[] sealed, Place place);
}
