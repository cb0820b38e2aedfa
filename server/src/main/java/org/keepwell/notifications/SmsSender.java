package org.keepwell.notifications;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Text messages by the gateway that the clinic chose, in the plainest form that gateways speak or can be made to. The id is
 * the same at every try: a gateway that keeps to {@code Idempotency-Key} sends each message once.
 */
final class SmsSender implements Sender {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Message(String id, String to, String text) {}

    private final URI gateway;
    private final String secret;
    private final HttpsPost post;

    SmsSender(URI gateway, String secret, HttpsPost post) {
        this.gateway = gateway;
        this.secret = secret;
        this.post = post;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public @Nullable String send(Parcel parcel) {
        var id = parcel.id().toString();
        var body = JSON.writeValueAsBytes(
                new Message(id, parcel.address(), parcel.text().body()));
        var headers =
                Map.of("Content-Type", "application/json", "Authorization", "Bearer " + secret, "Idempotency-Key", id);
        int status;
        try {
            status = post.send(gateway, headers, body);
        } catch (IOException e) {
            throw new SendFailed(SendFailed.Kind.LATER, e);
        }
        // 410 and 422 are how a gateway says "no such number"; anything else may be put right
        if (status == 410 || status == 422) {
            throw new SendFailed(SendFailed.Kind.NO_SUCH_ADDRESS);
        }
        if (status < 200 || status > 299) {
            throw new SendFailed(SendFailed.Kind.LATER);
        }
        return null;
    }
}
