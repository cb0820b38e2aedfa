package org.keepwell.refills;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.Side;
import org.keepwell.live.News;
import org.keepwell.live.Signals;
import org.keepwell.notifications.NoticeKind;
import org.keepwell.notifications.NoticeLink;
import org.keepwell.notifications.Notices;
import org.springframework.stereotype.Component;

/** Where the patient's side is told that something became of a request; in the transaction of the change. */
@Component
class Told {

    private final Signals signals;
    private final Notices notices;

    Told(Signals signals, Notices notices) {
        this.signals = signals;
        this.notices = notices;
    }

    /** What was said of medicines has its answer. */
    void answered(Grant grant, UUID batch) {
        signals.patientSide(grant, News.MESSAGES);
        notices.tellPatientSide(grant, Set.of(), NoticeKind.REFILL_CHANGED, NoticeLink.refills(grant.patient()), batch);
    }

    /** @param refill as it is now */
    void told(Grant grant, Refill refill) {
        signals.patientSide(grant, News.MESSAGES);
        var role = grant.actor().role();
        if (role != null && role.side() == Side.PATIENT) {
            return; // they did it themselves
        }
        var event = UUID.nameUUIDFromBytes((refill.id() + " " + refill.state()).getBytes(StandardCharsets.US_ASCII));
        notices.tellPatientSide(grant, Set.of(), NoticeKind.REFILL_CHANGED, NoticeLink.refills(grant.patient()), event);
    }
}
