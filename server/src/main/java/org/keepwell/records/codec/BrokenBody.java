package org.keepwell.records.codec;

/** Stored bytes that are no body of form 1. Says what is wrong, never what was inside. */
public class BrokenBody extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenBody(String message) {
        super(message);
    }
}
