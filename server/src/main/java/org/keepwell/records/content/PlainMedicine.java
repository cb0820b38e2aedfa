package org.keepwell.records.content;

/** A medicine ingredient in plain words, and what it is mostly taken for. */
public record PlainMedicine(Wording name, Wording whatFor) {}
