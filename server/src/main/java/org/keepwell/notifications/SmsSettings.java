package org.keepwell.notifications;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The gateway for text messages. Without {@code url} there are none.
 *
 * @param url https; each message is a POST of {@code {"id", "to", "text"}} to it
 * @param secretFile with the rights 600: what is sent as bearer token
 * @param privateAddresses true where the gateway is in the clinic's own network
 * @param authority a file (PEM) with the authority of the gateway's certificate, where it is the clinic's own
 */
@ConfigurationProperties("keepwell.sms")
record SmsSettings(
        @Nullable String url,
        @Nullable Path secretFile,
        @DefaultValue("false") boolean privateAddresses,
        @Nullable Path authority) {

    boolean isConfigured() {
        return url != null && !url.isBlank();
    }

    /** @throws StartRefused if it is not https */
    URI address() {
        try {
            var address = URI.create(url == null ? "" : url);
            if (HttpsPost.isHttps(address)) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
        throw refused(null);
    }

    private static StartRefused refused(@Nullable Exception cause) {
        return new StartRefused("keepwell.sms.url is an https address, without a user in it.", cause);
    }
}
