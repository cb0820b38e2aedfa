package org.keepwell.pharmacy;

import java.util.UUID;

/** A pharmacy's request for a change of a prescription. */
public record ChangeRequestId(UUID value) {}
