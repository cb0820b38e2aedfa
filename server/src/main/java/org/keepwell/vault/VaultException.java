package org.keepwell.vault;

/** A value that does not open, or a key that is missing. Says which kind, never which value. */
public class VaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public VaultException(String message) {
        super(message);
    }

    public VaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
