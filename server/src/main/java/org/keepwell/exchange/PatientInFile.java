package org.keepwell.exchange;

import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.vault.PatientCipher;

/** The patient of the file that is being read: what was granted, and the key. */
record PatientInFile(Grant grant, PatientCipher cipher, ResourceWriter writer) implements PatientHandle {

    @Override
    public UUID patientId() {
        return grant.patient().value();
    }

    @Override
    public boolean holds(String type, UUID id) {
        return writer.holds(grant, id);
    }
}
