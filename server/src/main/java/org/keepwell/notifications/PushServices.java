package org.keepwell.notifications;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keepwell.home.StartRefused;

/**
 * Which servers we post a push to. A browser names its own push service, and whoever speaks to us without a browser could
 * name any server: so only those that are known.
 */
final class PushServices {

    static final int LONGEST_ENDPOINT = 2_048;

    /** A host, or all below a domain of two labels or more; a port only where it is not 443. */
    private static final Pattern ENTRY = Pattern.compile("(\\*\\.)?([a-z0-9.-]{1,253})(:[1-9]\\d{1,4})?");

    private static final Pattern DOT = Pattern.compile(".", Pattern.LITERAL);
    /** What the browsers' services are seen to use: anything else has no business in the line of a request. */
    private static final Pattern PLAIN = Pattern.compile("https://[A-Za-z0-9.-]+(:\\d{1,5})?/[A-Za-z0-9/._~:=%?&+-]*");

    private final List<String> entries;

    /** @throws StartRefused if one is no host name */
    PushServices(List<String> entries) {
        for (var entry : entries) {
            if (!isEntry(entry)) {
                throw new StartRefused("keepwell.push.services: \"" + entry
                        + "\" is no host name, as in push.example.com or *.push.example.com.");
            }
        }
        this.entries = List.copyOf(entries);
    }

    private static boolean isEntry(String text) {
        var parts = ENTRY.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        var labels = List.of(DOT.split(parts.group(2), -1));
        return !labels.contains("") && (parts.group(1) == null || labels.size() > 1);
    }

    /** The endpoint as an address; empty if it is not one of a known service. */
    Optional<URI> endpoint(String text) {
        if (text.length() > LONGEST_ENDPOINT || !PLAIN.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(text)).filter(this::allow);
        } catch (
                IllegalArgumentException
                        e) { // such as a percent sign without digits: not an address, so not a service's
            return Optional.empty();
        }
    }

    boolean allow(URI endpoint) {
        if (!HttpsPost.isHttps(endpoint)) {
            return false;
        }
        var host = endpoint.getHost().toLowerCase(Locale.ROOT);
        int port = endpoint.getPort();
        var place = port < 0 ? host : host + ":" + port; // no browser writes a 443
        return entries.stream().anyMatch(entry -> matches(entry, place));
    }

    private static boolean matches(String entry, String place) {
        return entry.startsWith("*.") ? place.endsWith(entry.substring(1)) : place.equals(entry);
    }
}
