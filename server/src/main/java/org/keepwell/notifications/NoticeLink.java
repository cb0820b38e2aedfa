package org.keepwell.notifications;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.PatientId;

/** Where a notice leads, known to whoever is signed in and may follow it; made by these factories only. */
public final class NoticeLink {

    /** The number is stored: append, never renumber. The word is part of the API. */
    enum To {
        THREAD(1, "thread"),
        REFILLS(2, "refills"),
        QUEUE(3, "queue"),
        SETTINGS(4, "settings");

        private final int code;
        private final String word;

        To(int code, String word) {
            this.code = code;
            this.word = word;
        }

        int code() {
            return code;
        }

        String word() {
            return word;
        }

        /** @throws IllegalArgumentException if no link has this number */
        static To of(int code) {
            for (var to : values()) {
                if (to.code == code) {
                    return to;
                }
            }
            throw new IllegalArgumentException("no link " + code);
        }
    }

    private final To to;
    private final @Nullable PatientId patient;
    private final @Nullable UUID item;

    private NoticeLink(To to, @Nullable PatientId patient, @Nullable UUID item) {
        this.to = to;
        this.patient = patient;
        this.item = item;
    }

    public static NoticeLink thread(PatientId patient, UUID thread) {
        return new NoticeLink(To.THREAD, Objects.requireNonNull(patient), Objects.requireNonNull(thread));
    }

    public static NoticeLink refills(PatientId patient) {
        return new NoticeLink(To.REFILLS, Objects.requireNonNull(patient), null);
    }

    public static NoticeLink queueItem(UUID item) {
        return new NoticeLink(To.QUEUE, null, Objects.requireNonNull(item));
    }

    public static NoticeLink settings() {
        return new NoticeLink(To.SETTINGS, null, null);
    }

    static NoticeLink stored(int to, @Nullable UUID patient, @Nullable UUID item) {
        return new NoticeLink(To.of(to), patient == null ? null : new PatientId(patient), item);
    }

    To to() {
        return to;
    }

    @Nullable
    PatientId patient() {
        return patient;
    }

    @Nullable
    UUID item() {
        return item;
    }

    /** Without the ids. */
    @Override
    public String toString() {
        return "link to " + to.word();
    }
}
