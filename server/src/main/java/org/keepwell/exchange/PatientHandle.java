package org.keepwell.exchange;

import java.util.UUID;

/** The patient that a file was matched to, as the sink knows it. */
public interface PatientHandle {

    /** The patient's id here, which references to the patient get. */
    UUID patientId();

    /**
     * Does this patient's record already hold such a resource? Asked for references to what is not in the file; from
     * several threads.
     */
    boolean holds(String type, UUID id);
}
