package org.keepwell.exchange;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reference points to.
 *
 * @param npi of a practitioner, if the file says it
 */
record Target(String type, UUID id, @Nullable String npi) {}
