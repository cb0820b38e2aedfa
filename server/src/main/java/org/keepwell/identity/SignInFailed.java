package org.keepwell.identity;

/** A sign-in or enrolment step that did not succeed. The reason is the whole message; it never tells who has an account. */
public class SignInFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names are part of the API: the web app keys its wording on them. */
    public enum Reason {
        FAILED("signin.FAILED", 401),
        CODE_WRONG("signin.CODE_WRONG", 401),
        SLOW_DOWN("signin.SLOW_DOWN", 429),
        BUSY("signin.BUSY", 503),
        ACTIVATION_NOT_VALID("activation.NOT_VALID", 404),
        AUTHENTICATOR_CODE_WRONG("authenticator.CODE_WRONG", 422),
        PASSWORD_TOO_SHORT("password.TOO_SHORT", 422),
        PASSWORD_TOO_LONG("password.TOO_LONG", 422),
        PASSWORD_TOO_COMMON("password.TOO_COMMON", 422),
        PASSWORD_CONTAINS_YOUR_DATA("password.CONTAINS_YOUR_DATA", 422);

        private final String code;
        private final int status;

        Reason(String code, int status) {
            this.code = code;
            this.status = status;
        }

        public String code() {
            return code;
        }

        public int status() {
            return status;
        }
    }

    private final Reason reason;
    private final long retryAfterSeconds;

    public SignInFailed(Reason reason) {
        this(reason, 0);
    }

    public SignInFailed(Reason reason, long retryAfterSeconds) {
        super(reason.code(), null, false, false);
        this.reason = reason;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public Reason reason() {
        return reason;
    }

    /** Seconds to wait, or 0. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
