package org.keepwell.messaging;

import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.patients.Patients;
import org.keepwell.vault.PatientCipher;
import org.springframework.stereotype.Component;

/** What a text to several patients leaves open, filled in for one of them. */
@Component
public class Fields {

    private static final String PATIENT = "{patient}";

    private final Patients patients;
    private final Ground ground;

    Fields(Patients patients, Ground ground) {
        this.patients = patients;
        this.ground = ground;
    }

    /** As one patient would read it; in a transaction of its own. */
    public String filled(Grant grant, String text) {
        return ground.transaction().in(grant, () -> fill(grant, text, ground.cipher(grant)));
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
