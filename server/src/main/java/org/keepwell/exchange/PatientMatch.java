package org.keepwell.exchange;

/** Whether the sink knows, or has made, the patient of a file. */
public sealed interface PatientMatch {

    /** The patient was found or made. */
    record Found(PatientHandle handle) implements PatientMatch {}

    /** @param reason {@link QuarantineReason#NO_MATCH} or {@link QuarantineReason#AMBIGUOUS_MATCH} */
    record NotFound(QuarantineReason reason) implements PatientMatch {}
}
