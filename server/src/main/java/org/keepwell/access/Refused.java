package org.keepwell.access;

/** The actor may know the thing but not do this to it: 403, nothing in the body but the code. */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Refused() {
        super("refused", null, false, false);
    }
}
