package org.keepwell.web;

/** Whether a string is text: no NUL, no half of a surrogate pair. Such strings break databases, logs and screens. */
final class PlainText {

    private PlainText() {}

    static boolean isText(String value) {
        for (int n = 0; n < value.length(); n++) {
            char c = value.charAt(n);
            if (c == 0) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                if (n + 1 == value.length() || !Character.isLowSurrogate(value.charAt(n + 1))) {
                    return false;
                }
                n++;
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
