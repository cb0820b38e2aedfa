package org.keepwell.messaging;

import java.util.List;

/** What may be attached: pictures, PDF and plain text. Stored by number: append. */
enum FileType {
    JPEG(1, "image/jpeg", List.of("jpg", "jpeg")),
    PNG(2, "image/png", List.of("png")),
    PDF(3, "application/pdf", List.of("pdf")),
    TEXT(4, "text/plain;charset=UTF-8", List.of("txt"));

    private final int code;
    private final String mediaType;
    private final List<String> endings;

    FileType(int code, String mediaType, List<String> endings) {
        this.code = code;
        this.mediaType = mediaType;
        this.endings = endings;
    }

    int code() {
        return code;
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether a file of this type is called so. */
    boolean ends(String name) {
        var lower = name.toLowerCase(java.util.Locale.ROOT);
        return endings.stream().anyMatch(ending -> lower.endsWith("." + ending));
    }

    static FileType of(int code) {
        for (var type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new IllegalArgumentException("no type of file " + code);
    }
}
