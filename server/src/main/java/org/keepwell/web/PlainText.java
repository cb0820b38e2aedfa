package org.keepwell.web;

/**
 * Whether a string is text: no control characters but tabs and line ends, no half of a surrogate pair. Such strings break
 * databases, logs and screens; an import and a message to a pharmacy take none either.
 */
final class PlainText {

    private static final char NO_CHARACTER = 0xFFFE;

    private PlainText() {}

    static boolean isText(String value) {
        for (int n = 0; n < value.length(); n++) {
            char c = value.charAt(n);
            if (isControl(c) || c >= NO_CHARACTER) {
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

    private static boolean isControl(char c) {
        return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    }
}
