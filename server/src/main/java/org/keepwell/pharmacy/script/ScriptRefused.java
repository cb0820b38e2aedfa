package org.keepwell.pharmacy.script;

/** A message that is not taken. Says what rule and where; never what stood there, which may be about a patient. */
public class ScriptRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Stored and shown: append, never rename. */
    public enum Rule {
        TOO_LARGE,
        NOT_XML,
        /** A document type or entity declaration: refused before anything is expanded. */
        DOCTYPE,
        TOO_DEEP,
        BAD_TEXT,
        UNKNOWN_VERSION,
        UNKNOWN_MESSAGE,
        UNKNOWN_ELEMENT,
        MISSING_ELEMENT,
        TOO_MANY,
        WRONG_ORDER,
        TWO_CHOICES,
        EMPTY,
        BAD_FORMAT
    }

    private final Rule rule;
    private final String path;

    /** @param path our own names of the elements that lead there, never their content */
    public ScriptRefused(Rule rule, String path) {
        super(rule + " at " + path, null, false, false);
        this.rule = rule;
        this.path = path;
    }

    public Rule rule() {
        return rule;
    }

    public String path() {
        return path;
    }
}
