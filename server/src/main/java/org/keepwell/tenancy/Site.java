package org.keepwell.tenancy;

import java.util.UUID;

/**
 * A place where an organisation sees people.
 *
 * @param place the address line that patients read; may be empty
 */
public record Site(UUID id, String name, String place) {}
