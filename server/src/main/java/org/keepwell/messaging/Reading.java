package org.keepwell.messaging;

import java.time.Instant;
import java.util.UUID;
import org.keepwell.access.Side;

/** That an account read all up to a message. */
record Reading(UUID account, Side side, int upTo, Instant at) {}
