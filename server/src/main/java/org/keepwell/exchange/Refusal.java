package org.keepwell.exchange;

/**
 * Why a text was refused, and where.
 *
 * @param path FHIR path without indexes, such as {@code Observation.code}; never a value
 */
public record Refusal(QuarantineReason reason, String path) {}
