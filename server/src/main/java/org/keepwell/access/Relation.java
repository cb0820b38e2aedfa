package org.keepwell.access;

/** How an account stands to the one patient that a request is about. Append, never renumber. */
public enum Relation {
    /** No relation: whoever has none may, at most, act on what holds no clinical word. */
    NONE(0),
    SELF(1),
    PROXY(2),
    CARE_TEAM(3),
    BREAK_GLASS(4),
    /** An item of the patient is in the account's queue. Found in the queue, never stored. */
    WORK_ITEM(5),
    /** As above, of an item that asks for a medicine: who decides sees what deciding takes, labels included. */
    REFILL_ITEM(6);

    private final int code;

    Relation(int code) {
        this.code = code;
    }

    /** The number that the database and the audit log carry; frozen. */
    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException if no relation has this number */
    public static Relation of(int code) {
        for (var relation : values()) {
            if (relation.code == code) {
                return relation;
            }
        }
        throw new IllegalArgumentException("no relation " + code);
    }
}
