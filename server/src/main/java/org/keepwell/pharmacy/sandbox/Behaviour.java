package org.keepwell.pharmacy.sandbox;

/** How a made-up pharmacy behaves. */
enum Behaviour {
    /** Takes it, confirms it, fills it. */
    NORMAL,
    /** The same, late. */
    SLOW,
    /** Answers 503, or hangs up. */
    DOWN,
    /** Sends everything several times at once. */
    DUPLICATES,
    /** Tells of the filling first, of the confirmation after, and says last that it was taken. */
    OUT_OF_ORDER,
    /** Refuses with Error 900. */
    WRONG,
    /** Its signatures fit nothing. */
    TAMPERED,
    /** Refuses, as a pharmacy that is no more. */
    CLOSED,
    /** Twice Error 600, try again later; then as usual. */
    BUSY,
    PARTIAL,
    NOT_DISPENSED,
    /** Asks for a renewal after it filled. */
    ASKS_RENEWAL,
    /** Asks for another medicine before it fills. */
    ASKS_CHANGE,
    /** Tells of the filling of an order that nobody sent. */
    STRANGER
}
