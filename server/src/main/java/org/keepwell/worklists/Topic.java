package org.keepwell.worklists;

import org.keepwell.access.Category;

/** What a request is about. The number is stored: append, never renumber. */
public enum Topic {
    MEDICAL(1, Category.MESSAGES),
    RESULT(2, Category.MESSAGES),
    MEDICINE(3, Category.MESSAGES),
    APPOINTMENT(4, Category.OFFICE_MESSAGES),
    BILL(5, Category.OFFICE_MESSAGES),
    REFERRAL(6, Category.MESSAGES),
    RECORDS(7, Category.OFFICE_MESSAGES),
    TECHNICAL(8, Category.OFFICE_MESSAGES);

    private final int code;
    private final Category category;

    Topic(int code, Category category) {
        this.code = code;
        this.category = category;
    }

    public int code() {
        return code;
    }

    /** What whoever reads such a request must be granted. */
    public Category category() {
        return category;
    }

    /** Whether only clinicians answer it. */
    public boolean isClinical() {
        return category == Category.MESSAGES;
    }

    /** @throws IllegalArgumentException if no topic has this number */
    public static Topic of(int code) {
        for (var topic : values()) {
            if (topic.code == code) {
                return topic;
            }
        }
        throw new IllegalArgumentException("no topic " + code);
    }
}
