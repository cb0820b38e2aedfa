package org.keepwell.exchange;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner seen in a patient's record: ground to propose, never to make, an assignment.
 *
 * @param lastOn the latest day of it; null if no date was sent
 */
public record NpiSighting(String npi, Where where, @Nullable LocalDate lastOn) {

    /** In which role the practitioner appears. */
    public enum Where {
        CARE_TEAM,
        VISIT,
        GENERAL_PRACTITIONER
    }
}
