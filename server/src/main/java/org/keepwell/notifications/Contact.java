package org.keepwell.notifications;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account's address on a channel.
 *
 * @param address proven by a code; null where none was ever (then e-mail goes to the login)
 * @param waiting typed, and not proven yet: nothing but its code is sent there
 * @param codeEndsAt until when the code for the waiting one is good
 */
record Contact(
        Channel channel,
        @Nullable String address,
        @Nullable String waiting,
        @Nullable String code,
        @Nullable Instant codeEndsAt,
        int codeTries,
        @Nullable Stop stopped) {

    /** Why nothing is sent any more. The number is stored, the name is part of the API. */
    enum Stop {
        /** There is no such address. */
        BOUNCED(1),
        /** Somebody there said it was unwanted mail. */
        COMPLAINT(2),
        /** By the link in an e-mail. */
        ONE_CLICK(3);

        private final int code;

        Stop(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        /** @throws IllegalArgumentException if no reason has this number */
        static Stop of(int code) {
            for (var stop : values()) {
                if (stop.code == code) {
                    return stop;
                }
            }
            throw new IllegalArgumentException("no stop " + code);
        }
    }

    /** RFC 5321, the plain part of it: no quoted names, no address literals, one "@", no character that ends a line. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9.-]{3,253})");

    private static final Pattern DOT = Pattern.compile(".", Pattern.LITERAL);
    /** E.164. */
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{7,14}");

    static boolean isEmail(String text) {
        var parts = EMAIL.matcher(text);
        return text.length() <= 254 && parts.matches() && isDomain(parts.group(1));
    }

    /** Two labels or more, none empty, none that begins or ends with a hyphen. */
    private static boolean isDomain(String text) {
        var labels = List.of(DOT.split(text, -1));
        return labels.size() > 1
                && labels.stream().noneMatch(label -> label.isEmpty() || label.startsWith("-") || label.endsWith("-"));
    }

    static boolean isPhone(String text) {
        return PHONE.matcher(text).matches();
    }

    /** Without the addresses. */
    @Override
    public String toString() {
        return "contact by " + channel;
    }
}
