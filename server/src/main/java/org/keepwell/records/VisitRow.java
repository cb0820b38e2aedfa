package org.keepwell.records;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit in a list.
 *
 * @param siteZone the zone that its times are shown in
 */
record VisitRow(
        UUID id,
        Name name,
        When when,
        @Nullable Instant endedAt,
        @Nullable String place,
        @Nullable String clinician,
        Kind kind,
        State state,
        String siteZone,
        boolean isNew) {

    enum Kind {
        IN_PERSON,
        EMERGENCY,
        HOSPITAL,
        VIRTUAL,
        HOME,
        OTHER;

        /** @param code of HL7 v3 ActEncounterCode */
        static Kind of(@Nullable String code) {
            return switch (code) {
                case null -> OTHER;
                case "AMB", "OBSENC", "FLD" -> IN_PERSON;
                case "EMER" -> EMERGENCY;
                case "IMP", "ACUTE", "NONAC", "SS", "PRENC" -> HOSPITAL;
                case "VR" -> VIRTUAL;
                case "HH" -> HOME;
                default -> OTHER;
            };
        }
    }

    enum State {
        PLANNED,
        DONE,
        CANCELLED,
        NOW;

        /** @param status of an Encounter; one that says nothing is told by the time */
        static State of(@Nullable String status, When when, Instant now) {
            return switch (status) {
                case "planned" -> PLANNED;
                case "arrived", "triaged", "in-progress", "onleave" -> NOW;
                case "finished" -> DONE;
                case "cancelled", "entered-in-error" -> CANCELLED;
                case null -> when.at().isAfter(now) ? PLANNED : DONE;
                default -> when.at().isAfter(now) ? PLANNED : DONE;
            };
        }
    }
}
