package org.keepwell.records;

/** What a row of a statement's one answer is: every part of a page comes in the same trip. The ordinal is in the SQL. */
enum Section {
    /** The patient's wrapped key. */
    KEY,
    PERSON,
    /** When the reader last opened a group. */
    SEEN,
    /** How many rows a list has. */
    TOTAL,
    /** The list's rows, or the one that was asked for. */
    ITEM,
    /** A result inside a report. */
    PART,
    /** Values of the same code and unit, newest first. */
    HISTORY,
    /** The value before the one that was asked for. */
    PREVIOUS,
    /** The report that holds a result. */
    PANEL,
    VISIT,
    /** A medicine that a prescription points to. */
    MEDICATION,
    /** What happened last, and what is next. */
    LAST_VISIT,
    NEXT_VISIT,
    /** The newest values of each vital sign. */
    VITAL,
    /** The first of each list, for whoever has not been here before. */
    OLDEST
}
