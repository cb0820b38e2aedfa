package org.keepwell.notifications;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.StartRefused;
import org.keepwell.tenancy.Tenant;

/** Where people reach the portal from outside: what links in messages begin with. */
final class PortalAddress {

    static final String SETTING = "keepwell.public-address";

    private final URI address;

    /** @param address as {@code https://portal.clinic.example}, with a port where it is not 443 */
    PortalAddress(String address) {
        this.address = checked(address);
    }

    /** An organisation with a host name of its own has its links there. */
    URI of(Tenant tenant) {
        return tenant.host().equals("*")
                ? address
                : URI.create("https://" + tenant.host() + (address.getPort() < 0 ? "" : ":" + address.getPort()));
    }

    private static URI checked(@Nullable String text) {
        try {
            var uri = URI.create(String.valueOf(text));
            if ("https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw refused(text, e);
        }
        throw refused(text, null);
    }

    private static StartRefused refused(@Nullable String text, @Nullable Exception cause) {
        return new StartRefused(
                SETTING + " is where people reach Keepwell, as in https://portal.clinic.example, not \"" + text + "\".",
                cause);
    }
}
