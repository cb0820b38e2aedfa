package org.keepwell.exchange;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reference points to.
 *
 * @param npi of a practitioner, if the file says it
 * @param labels what its own code brings: whoever points to it, a bill or a note, tells of it
 */
record Target(String type, UUID id, @Nullable String npi, long labels) {}
