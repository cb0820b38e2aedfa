package org.keepwell.access;

/** There is no such thing, or the actor may not know that there is: one answer, 404, the same to the byte. */
public class NotVisible extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotVisible() {
        super("not visible", null, false, false);
    }
}
