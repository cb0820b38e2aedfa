package org.keepwell.pharmacy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.PatientId;

/** What came in from a pharmacy or its network: ids only. What was said is read with {@link PharmacyPort#asked}. */
public sealed interface PharmacyNews {

    PatientId patient();

    /** @param order the order it renews, where the pharmacy named one of ours; @param controlled may only be denied */
    record RenewalAsked(
            PatientId patient,
            RenewalRequestId request,
            @Nullable UUID order,
            @Nullable PharmacyId pharmacy,
            boolean controlled)
            implements PharmacyNews {}

    record ChangeAsked(
            PatientId patient,
            ChangeRequestId request,
            @Nullable UUID order,
            @Nullable PharmacyId pharmacy,
            boolean controlled)
            implements PharmacyNews {}

    record Filled(PatientId patient, UUID order, How how) implements PharmacyNews {

        public enum How {
            DISPENSED,
            PARTLY,
            NOT_DISPENSED,
            /** To another pharmacy, at the patient's wish. */
            TRANSFERRED
        }
    }

    /** @param order null for an answer to a request about an order that is not ours */
    record Confirmed(
            PatientId patient, MessageId message, @Nullable UUID order, By by) implements PharmacyNews {

        public enum By {
            /** Status: the network has it. */
            NETWORK,
            /** Verify: the pharmacy has it. */
            PHARMACY
        }
    }

    /**
     * @param request of the pharmacy, where the message answered one
     * @param code SCRIPT's of an Error, or of the outbox, as {@code GAVE_UP} after a day of tries; a person must look
     */
    record Failed(
            PatientId patient,
            MessageId message,
            @Nullable UUID order,
            @Nullable UUID request,
            String code) implements PharmacyNews {

        /** Whether it cannot have arrived; else it may have, and only the answer was lost. */
        public boolean isRefusal() {
            return !OutboxPump.GAVE_UP.equals(code) && !OutboxPump.NOT_CONNECTED.equals(code);
        }
    }

    /** @param canceled false if it was too late */
    record CancelAnswered(PatientId patient, UUID order, boolean canceled) implements PharmacyNews {}
}
