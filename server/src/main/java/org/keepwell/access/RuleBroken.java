package org.keepwell.access;

import java.util.List;

/** A rule that what was asked breaks. The code is the whole message and part of the API: add, never rename. */
public class RuleBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<String> fields;

    /**
     * @param status 409 for the state of things, 422 for what was typed
     * @param fields our names of the fields it is about, if any
     */
    public RuleBroken(int status, String code, String... fields) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.fields = List.of(fields);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<String> fields() {
        return fields;
    }
}
