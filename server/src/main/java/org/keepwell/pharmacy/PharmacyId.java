package org.keepwell.pharmacy;

import java.util.UUID;

/** A pharmacy of our directory. */
public record PharmacyId(UUID value) {}
