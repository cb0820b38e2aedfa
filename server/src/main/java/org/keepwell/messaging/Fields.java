package org.keepwell.messaging;

import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.patients.Patients;
import org.keepwell.vault.PatientCipher;
import org.springframework.stereotype.Component;

/** What a text to several patients leaves open, filled in for one of them. */
@Component
class Fields {

    static final String PATIENT = "{patient}";

    private final Patients patients;

    Fields(Patients patients) {
        this.patients = patients;
    }

    /** Inside a sealed transaction about the patient. */
    String fill(Grant grant, String text, PatientCipher cipher) {
        if (!text.contains(PATIENT)) {
            return text;
        }
        var card = patients.cardIn(grant, cipher).orElseThrow(NotVisible::new);
        return text.replace(PATIENT, card.name());
    }
}
