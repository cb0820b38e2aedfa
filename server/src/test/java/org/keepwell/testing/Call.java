package org.keepwell.testing;

import org.jspecify.annotations.Nullable;

/** One request of the API: what is asked, not who asks. */
public record Call(String method, String path, @Nullable String body) {

    public static Call get(String path) {
        return new Call("GET", path, null);
    }

    public static Call post(String path, String json) {
        return new Call("POST", path, json);
    }

    /** Whether the body is a file as it is, instead of JSON. */
    public boolean isUpload() {
        return method.equals("POST") && path.endsWith("/files");
    }

    public boolean changes() {
        return !method.equals("GET") && !method.equals("HEAD");
    }
}
