package org.keepwell.refills;

import java.time.Clock;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.SealedTransaction;
import org.keepwell.patients.PatientKeys;
import org.keepwell.vault.PatientCipher;
import org.springframework.stereotype.Component;

/** What every use case of refills stands on. */
@Component
record Footing(SealedTransaction transaction, PatientKeys keys, RefillRepository requests, Told told, Clock clock) {

    /** The patient's cipher, inside a sealed transaction. @throws NotVisible if there is no such patient */
    PatientCipher cipher(Grant grant) {
        return keys.find(grant).orElseThrow(NotVisible::new);
    }
}
