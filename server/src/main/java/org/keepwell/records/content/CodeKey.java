package org.keepwell.records.content;

/** A code in its code system; the same digits in another system are another code. */
record CodeKey(String system, String code) {}
