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
record Footing(
        SealedTransaction transaction,
        PatientKeys keys,
        RefillRepository requests,
        QuestionRepository questions,
        Told told,
        Clock clock) {

    /** Tells the patient's side, as far as they may know of the request. @param refill as it is now */
    void tell(Grant grant, Refill refill) {
        told.told(grant, refill, requests.labels(grant, refill.id()));
    }

    /** Whether another request for the same medicine waits to be decided. */
    boolean isAskedAnew(Grant grant, Refill refill) {
        var medicine = refill.medicine();
        return medicine != null
                && requests.holdOpen(grant, medicine, cipher(grant))
                        .filter(open -> !open.id().equals(refill.id()))
                        .isPresent();
    }

    /** The patient's cipher, inside a sealed transaction. @throws NotVisible if there is no such patient */
    PatientCipher cipher(Grant grant) {
        return keys.find(grant).orElseThrow(NotVisible::new);
    }
}
