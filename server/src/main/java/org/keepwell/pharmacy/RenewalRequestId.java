package org.keepwell.pharmacy;

import java.util.UUID;

/** A pharmacy's request for a renewal. */
public record RenewalRequestId(UUID value) {}
