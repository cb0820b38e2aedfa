package org.keepwell.exchange;

import java.util.Optional;
import java.util.UUID;

/** Practitioners, organizations and locations that are already known. Called from several threads. */
public interface SharedDirectory {

    /** The one of this type with this identifier; empty if there is none, or more than one. */
    Optional<UUID> find(String type, String system, String value);

    /** Is there one with this id of ours? */
    boolean has(String type, UUID id);
}
