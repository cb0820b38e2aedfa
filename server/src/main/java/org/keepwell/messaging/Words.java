package org.keepwell.messaging;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.keepwell.access.RuleBroken;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;

/** What people type: how long it may be, and how it is sealed. */
final class Words {

    static final int BODY_MAX = 20_000;
    static final int SUBJECT_MAX = 120;

    private Words() {}

    /**
     * @return the text without space around it
     * @throws RuleBroken if nothing can be seen of it, or it is longer than 20,000 characters
     */
    static String body(String text) {
        var body = text.strip();
        if (!hasVisible(body)) {
            throw new RuleBroken(422, "message.EMPTY", "body");
        }
        if (body.codePointCount(0, body.length()) > BODY_MAX) {
            throw new RuleBroken(422, "message.TOO_LONG", "body");
        }
        return body;
    }

    /** One line of at most 120 characters. */
    static String subject(String text) {
        var subject = text.strip().replaceAll("\\s+", " ");
        if (!hasVisible(subject) || subject.codePointCount(0, subject.length()) > SUBJECT_MAX) {
            throw new RuleBroken(422, "message.NO_SUBJECT", "subject");
        }
        return subject;
    }

    /** Spaces, marks of direction and other characters without ink are no message. */
    static boolean hasVisible(String text) {
        return text.codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> c != 0x115F && c != 0x1160 && c != 0x3164 && c != 0xFFA0 && c != 0x2800; // blank letters
        });
    }

    static byte[] seal(PatientCipher cipher, String text, Place place) {
        return cipher.seal(text.getBytes(StandardCharsets.UTF_8), place);
    }

    static String open(PatientCipher cipher, byte[] sealed, Place place) {
        return new String(cipher.open(sealed, place), StandardCharsets.UTF_8);
    }

    static Place subject(UUID thread) {
        return new Place("messaging.thread", "subject", thread, 0);
    }

    static Place body(UUID message) {
        return new Place("messaging.message", "body", message, 0);
    }
}
