package org.keepwell.notifications;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Notices on devices, by the push services of the browsers' makers. Without {@code contact} there are none.
 *
 * @param contact whom a push service may turn to, as in {@code mailto:it@clinic.example}; it goes out with every push
 * @param services host names of push services that may be posted to; {@code *.} stands for any one or more labels
 */
@ConfigurationProperties("keepwell.push")
record PushSettings(
        @Nullable String contact,

        @DefaultValue({"fcm.googleapis.com", "*.push.services.mozilla.com", "*.push.apple.com", "*.notify.windows.com"})
        List<String> services) {

    private static final String MAIL = "mailto:";

    boolean isConfigured() {
        return contact != null && !contact.isBlank();
    }

    /** @throws StartRefused if it is neither a mail address nor a page */
    String whom() {
        var whom = contact == null ? "" : contact;
        boolean mail = whom.startsWith(MAIL) && Contact.isEmail(whom.substring(MAIL.length()));
        if (!mail && !isPage(whom)) {
            throw new StartRefused(
                    "keepwell.push.contact is whom push services may turn to, as in mailto:it@clinic.example.");
        }
        return whom;
    }

    private static boolean isPage(String text) {
        return text.matches("https://[A-Za-z0-9._~/-]{1,500}") && HttpsPost.isHttps(URI.create(text));
    }
}
