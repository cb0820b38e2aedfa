package org.keepwell.web;

import org.keepwell.audit.Reason;

/** A refusal at the door. Codes are part of the API: the web app keys its wording on them. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    enum Kind {
        NOT_FOUND(404, "not.FOUND", Reason.NOT_VISIBLE),
        REFUSED(403, "access.REFUSED", Reason.NOT_ALLOWED),
        NO_SESSION(401, "session.NONE", Reason.NO_SESSION),
        SESSION_ENDED(401, "session.ENDED", Reason.SESSION_ENDED),
        SESSION_INCOMPLETE(403, "session.INCOMPLETE", Reason.SESSION_INCOMPLETE),
        FORGED(403, "request.FORGED", Reason.FORGED_REQUEST),
        TOO_LARGE(413, "request.TOO_LARGE", Reason.TOO_LARGE),
        NOT_JSON(415, "request.NOT_JSON", Reason.BAD_INPUT),
        BAD_BODY(400, "request.BAD_BODY", Reason.BAD_INPUT),
        BAD_TEXT(400, "request.BAD_TEXT", Reason.BAD_INPUT),
        BAD_FIELD(422, "request.BAD_FIELD", Reason.BAD_INPUT),
        BAD_REQUEST(400, "request.BAD", Reason.BAD_INPUT),
        WRONG_METHOD(405, "request.WRONG_METHOD", Reason.BAD_INPUT),
        NO_TENANT(421, "request.WRONG_HOST", Reason.BAD_INPUT),
        ERROR(500, "server.ERROR", Reason.ERROR),
        UNAVAILABLE(503, "server.UNAVAILABLE", Reason.ERROR);

        private final int status;
        private final String code;
        private final Reason reason;

        Kind(int status, String code, Reason reason) {
            this.status = status;
            this.code = code;
            this.reason = reason;
        }

        int status() {
            return status;
        }

        String code() {
            return code;
        }

        Reason reason() {
            return reason;
        }
    }

    private final Kind kind;

    Problem(Kind kind) {
        super(kind.code(), null, false, false);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
