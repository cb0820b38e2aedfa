package org.keepwell.exchange;

import java.util.UUID;

/**
 * A resource ready to be sealed and written.
 *
 * @param json with our ids and references, compact, else as sent; the input of the body's hash
 * @param body {@code json} in body form 1
 */
public record PreparedResource(UUID id, String sourceId, ResourceFacts facts, byte[] json, byte[] body) {}
