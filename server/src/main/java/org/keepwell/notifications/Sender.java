package org.keepwell.notifications;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands one message over to whatever carries it, within {@link #PATIENCE_SECONDS}; one that takes longer has failed. */
interface Sender {

    /** All steps together, from the first name look-up to the last answer. */
    int PATIENCE_SECONDS = 25;

    Channel channel();

    /**
     * Returns when the other side has taken it over.
     *
     * @return what the other side calls it, or null
     * @throws SendFailed if it was not taken, with whether it may be tried again
     */
    @Nullable
    String send(Parcel parcel);

    /**
     * One message, ready to leave.
     *
     * @param id the same at every try: the other side may know it by that
     * @param address of the channel's kind; for push the subscription
     * @param stopLink for the one-click stop, or null where none fits
     * @param returns by which an e-mail that comes back is known, see {@link Returns}; null on other channels
     */
    record Parcel(
            UUID id,
            String address,
            Texts.Text text,
            @Nullable String stopLink,
            @Nullable String payload,
            @Nullable String returns) {

        /** Without the address. */
        @Override
        public String toString() {
            return "parcel " + id;
        }
    }
}
