package org.keepwell.exchange;

/** Carries a {@link Refusal} out of a walk; caught where the walk began. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Refused(QuarantineReason reason, String path) {
        super(reason.name(), null, false, false);
        this.refusal = new Refusal(reason, path);
    }

    Refusal refusal() {
        return refusal;
    }
}
