package org.keepwell.access;

import java.util.UUID;

/** One person's sign-in in one tenant, with one side. */
public record AccountId(UUID value) {}
