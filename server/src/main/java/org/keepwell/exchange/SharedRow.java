package org.keepwell.exchange;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.ResourceType;

/**
 * A practitioner, role, organization or location.
 *
 * @param id the id that it gets if it is not known yet under one of its identifiers
 * @param name family name first for a person; null for a role
 * @param npi the value of an identifier of system {@value #NPI}
 * @param json with our ids, compact
 */
public record SharedRow(
        ResourceType type,
        UUID id,
        List<Identifier> identifiers,
        @Nullable String name,
        @Nullable String npi,
        byte[] json) {

    public static final String NPI = "http://hl7.org/fhir/sid/us-npi";

    /** An identifier with system and value; others identify nothing. */
    public record Identifier(String system, String value) {}
}
