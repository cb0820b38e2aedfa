package org.keepwell.records;

/** Where a value lies against its range. */
enum Position {
    BELOW,
    WITHIN,
    ABOVE,
    UNKNOWN
}
