package org.keepwell.audit;

/** The log cannot be written, so nothing may be answered: 503 with an empty body. */
public class AuditUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AuditUnavailable(String message) {
        super(message);
    }

    public AuditUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
