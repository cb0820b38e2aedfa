package org.keepwell.exchange;

/** Formats of R4's primitive types other than dates, from its page on data types. They allocate nothing. */
final class TextFormats {

    private static final String OID_START = "urn:oid:";
    private static final String UUID_START = "urn:uuid:";

    private TextFormats() {}

    /** No control characters but tab and line ends, no half of a surrogate pair. */
    static boolean clean(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == to || !Character.isLowSurrogate(text[i + 1])) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    static boolean whole(char[] text, int from, int to, int least) {
        boolean minus = text[from] == '-';
        long value = 0;
        for (int i = minus ? from + 1 : from; i < to; i++) {
            if (!digit(text[i]) || value > Integer.MAX_VALUE) {
                return false;
            }
            value = value * 10 + (text[i] - '0');
        }
        long signed = minus ? -value : value;
        return signed >= least && signed <= Integer.MAX_VALUE;
    }

    static boolean xhtml(char[] text, int from, int to) {
        int i = from;
        while (i < to && text[i] <= ' ') {
            i++;
        }
        return starts(text, i, to, "<div");
    }

    /** No space at either end, single spaces within. */
    static boolean code(char[] text, int from, int to) {
        boolean space = true;
        for (int i = from; i < to; i++) {
            boolean now = text[i] <= ' ';
            if (now && space) {
                return false;
            }
            space = now;
        }
        return !space;
    }

    static boolean id(char[] text, int from, int to) {
        if (to - from > 64) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (!digit(c) && !letter(c) && c != '-' && c != '.') {
                return false;
            }
        }
        return true;
    }

    static boolean noSpace(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] <= ' ') {
                return false;
            }
        }
        return true;
    }

    static boolean oid(char[] text, int from, int to) {
        int start = from + OID_START.length();
        if (!starts(text, from, to, OID_START) || start >= to || text[start] > '2') {
            return false;
        }
        for (int i = start; i < to; i++) {
            boolean dot = text[i] == '.';
            if (!dot && !digit(text[i]) || dot && (i + 1 == to || text[i + 1] == '.')) {
                return false;
            }
        }
        return true;
    }

    static boolean uuid(char[] text, int from, int to) {
        int start = from + UUID_START.length();
        if (!starts(text, from, to, UUID_START) || to - start != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            char c = text[start + i];
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !digit(c) && !(c >= 'a' && c <= 'f') && !(c >= 'A' && c <= 'F')) {
                return false;
            }
        }
        return true;
    }

    /** White space is allowed between the characters, as R4 allows it. */
    static boolean base64(char[] text, int from, int to) {
        int count = 0;
        int padding = 0;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                continue;
            }
            if (c == '=') {
                padding++;
            } else if (padding > 0 || !digit(c) && !letter(c) && c != '+' && c != '/') {
                return false;
            }
            count++;
        }
        return count > 0 && count % 4 == 0 && padding <= 2;
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean starts(char[] text, int from, int to, String start) {
        if (to - from < start.length()) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            if (text[from + i] != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
