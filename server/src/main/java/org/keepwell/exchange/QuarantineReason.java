package org.keepwell.exchange;

/** Why a file or a resource was not taken in. The number is stored: append, never renumber. */
public enum QuarantineReason {
    /** The file cannot be opened or read. */
    UNREADABLE(1),
    /** The text ends before it is complete. */
    TRUNCATED(2),
    /** Not JSON as RFC 8259 has it, or not UTF-8. */
    NOT_JSON(3),
    TOO_DEEP(4),
    /** A string, number, resource or unpacked file beyond the limits of {@link Limits}. */
    TOO_LARGE(5),
    /** A string with NUL, another control character or half a surrogate pair. */
    BAD_TEXT(6),
    DUPLICATE_KEY(7),
    /** JSON, but not an object with a resource type. */
    NOT_A_RESOURCE(8),
    /** A resource type that R4 does not have. */
    UNKNOWN_TYPE(9),
    UNKNOWN_ELEMENT(10),
    /** Another kind of JSON value than R4 has at this place, or a list where one value belongs, or the reverse. */
    WRONG_KIND(11),
    /** The text of a date, id, code, … is not in the format of its type. */
    BAD_FORMAT(12),
    MISSING_ELEMENT(13),
    /** Two values where only one of several types may be present, such as {@code valueString} and {@code valueCode}. */
    TWO_CHOICES(14),
    /** An empty object, list or string. */
    EMPTY(15),
    /** A bundle whose type does not carry a record, or an entry that asks for anything but a create or an update. */
    WRONG_BUNDLE(16),
    /** Patient data in a file without a patient. */
    NO_PATIENT(17),
    SEVERAL_PATIENTS(18),
    /** Neither an id nor a {@code urn:uuid} full URL. */
    NO_ID(19),
    /** The same id or full URL a second time in one file. */
    SAME_ID_TWICE(20),
    UNRESOLVED_REFERENCE(21),
    /** A type that is no part of a patient's record, such as {@code ValueSet}. */
    TYPE_NOT_TAKEN(22),
    /** No authoritative identifier that a patient could be known by. */
    NO_MATCH(23),
    /** The identifiers point at more than one patient. */
    AMBIGUOUS_MATCH(24);

    private final int code;

    QuarantineReason(int code) {
        this.code = code;
    }

    /** The number that the database carries; frozen. */
    public int code() {
        return code;
    }
}
