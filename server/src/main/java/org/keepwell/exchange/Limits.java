package org.keepwell.exchange;

/** Bounds on what a sender may make us hold or walk. */
final class Limits {

    /** Levels of objects and lists in one resource; real ones stay below 20. */
    static final int DEPTH = 64;

    /** Levels that a bundle's own envelope adds. */
    static final int ENVELOPE_DEPTH = 4;

    /** Bytes of one resource as sent; attachments are inside. */
    static final int RESOURCE_BYTES = 32 << 20;

    /** Characters of a {@code string}: 1 MB, from the R4 page on data types. */
    static final int STRING_CHARS = 1 << 20;

    /** Digits of a number; R4 asks for 18 to be kept. */
    static final int NUMBER_CHARS = 100;

    static final int NAME_CHARS = 200;

    /** Bytes of a file when unpacked. */
    static final long FILE_BYTES = 2L << 30;

    /** An unpacked file may be this many times the packed one; real bundles stay below 40. */
    static final long PACKING_RATIO = 200;

    /** Below this a file is never taken for a bomb. */
    static final long PACKING_FLOOR = 64L << 20;

    private Limits() {}
}
