package org.keepwell.live;

/** What an open page should fetch again. The number is stored: append, never renumber. */
public enum News {
    QUEUE(1),
    MESSAGES(2),
    NOTICES(3);

    private final int code;

    News(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The word that goes to the page. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static News of(int code) {
        for (var news : values()) {
            if (news.code == code) {
                return news;
            }
        }
        throw new IllegalArgumentException("no live news " + code);
    }
}
