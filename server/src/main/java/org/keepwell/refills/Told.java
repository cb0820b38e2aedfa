package org.keepwell.refills;

import org.keepwell.access.Grant;
import org.keepwell.live.News;
import org.keepwell.live.Signals;
import org.springframework.stereotype.Component;

/** Where the patient's side is told that something became of a request; in the transaction of the change. */
@Component
class Told {

    private final Signals signals;

    Told(Signals signals) {
        this.signals = signals;
    }

    /** @param refill as it is now */
    void told(Grant grant, Refill refill) {
        signals.patientSide(grant, News.MESSAGES);
    }
}
