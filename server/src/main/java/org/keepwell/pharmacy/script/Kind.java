package org.keepwell.pharmacy.script;

import java.util.Optional;

/** The messages of SCRIPT that are spoken here. The number is stored: append, never renumber. */
public enum Kind {
    NEW_RX(1, "NewRx", false),
    RENEWAL_REQUEST(2, "RxRenewalRequest", false),
    RENEWAL_RESPONSE(3, "RxRenewalResponse", true),
    CHANGE_REQUEST(4, "RxChangeRequest", false),
    CHANGE_RESPONSE(5, "RxChangeResponse", true),
    CANCEL(6, "CancelRx", false),
    CANCEL_RESPONSE(7, "CancelRxResponse", true),
    FILL(8, "RxFill", false),
    STATUS(9, "Status", true),
    ERROR(10, "Error", true),
    VERIFY(11, "Verify", true);

    private final int code;
    private final String element;
    private final boolean answer;

    Kind(int code, String element, boolean answer) {
        this.code = code;
        this.element = element;
        this.answer = answer;
    }

    public int code() {
        return code;
    }

    /** The element below Body. */
    public String element() {
        return element;
    }

    /** Whether it must say which message it answers. */
    public boolean isAnswer() {
        return answer;
    }

    static Optional<Kind> ofElement(String element) {
        for (var kind : values()) {
            if (kind.element.equals(element)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException if no kind has this number */
    public static Kind of(int code) {
        for (var kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind " + code);
    }
}
