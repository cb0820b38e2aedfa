package org.keepwell.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Web push (RFC 8030): one POST to the push service of the browser's maker, sealed for the browser. The topic is the same at
 * every try, so what still waits at the service is replaced and not doubled.
 */
final class PushSender implements Sender {

    /** How long a service keeps it for a device that is off; then it is in the list of notices and nowhere else. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final OwnPushKey key;
    private final String whom;
    private final PushServices services;
    private final HttpsPost post;
    private final Clock clock;

    PushSender(OwnPushKey key, String whom, PushServices services, HttpsPost post, Clock clock) {
        this.key = key;
        this.whom = whom;
        this.services = services;
        this.post = post;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    @Override
    public @Nullable String send(Parcel parcel) {
        var payload = parcel.payload();
        if (payload == null) {
            throw new IllegalArgumentException("a push without its id");
        }
        var to = Subscription.of(parcel.address());
        if (!services.allow(to.endpoint())) { // the list of services was changed, and may be changed back
            throw new SendFailed(SendFailed.Kind.LATER);
        }
        int status;
        try {
            var headers = Map.of(
                    "Authorization",
                    key.authorization(to.endpoint(), whom, clock.instant()),
                    "Content-Encoding",
                    "aes128gcm",
                    "Content-Type",
                    "application/octet-stream",
                    "TTL",
                    String.valueOf(KEPT.toSeconds()),
                    "Urgency",
                    "normal",
                    "Topic",
                    topic(parcel.id()));
            status = post.send(to.endpoint(), headers, to.seal(payload.getBytes(UTF_8)));
        } catch (IOException | GeneralSecurityException e) {
            throw new SendFailed(SendFailed.Kind.LATER, e);
        }
        // RFC 8030: 404 for a subscription that is over; 410 is what services answer in fact
        if (status == 404 || status == 410) {
            throw new SendFailed(SendFailed.Kind.NO_SUCH_ADDRESS);
        }
        if (status < 200 || status > 299) {
            throw new SendFailed(SendFailed.Kind.LATER);
        }
        return null;
    }

    /** 22 of the 32 characters that a topic may have. */
    private static String topic(UUID id) {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
