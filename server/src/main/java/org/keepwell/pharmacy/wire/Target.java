package org.keepwell.pharmacy.wire;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * The one address that messages of a connection go to. The name is resolved once, looked at, and that very address is
 * connected to: a second answer of the name service changes nothing.
 */
public record Target(URI url, boolean publicOnly) {

    /** @throws IllegalArgumentException if it is not https with a host, or carries a user, a query or a fragment */
    public Target {
        if (!"https".equals(url.getScheme())
                || url.getHost() == null
                || url.getUserInfo() != null
                || url.getQuery() != null
                || url.getFragment() != null) {
            throw new IllegalArgumentException("an address for messages is https://HOST[:PORT]/PATH and nothing more");
        }
    }

    String host() {
        return url.getHost();
    }

    int port() {
        return url.getPort() < 0 ? 443 : url.getPort();
    }

    String path() {
        return url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    }

    /** @throws Unreachable if the name is unknown, or leads to any address that a network may not have */
    InetAddress resolve() throws IOException {
        try {
            var found = InetAddress.getAllByName(host());
            for (var address : found) {
                if (publicOnly && isPrivate(address)) {
                    throw new Unreachable("private address");
                }
            }
            return found[0];
        } catch (UnknownHostException e) {
            throw new Unreachable("unknown host");
        }
    }

    static boolean isPrivate(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        var bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address instanceof Inet4Address) {
            return first == 0
                    || first >= 240
                    || (first == 100 && second >= 64 && second < 128) // carrier-grade NAT, RFC 6598
                    || (first == 192 && second == 0)
                    || (first == 198 && (second == 18 || second == 19)); // benchmarks, RFC 2544
        }
        // fc00::/7 is private, and only 2000::/3 is given out; of that, 64:ff9b, 2001:0 and 2002 carry an IPv4 address
        boolean global = (first & 0xe0) == 0x20;
        boolean carries = (first == 0x20 && second == 0x02)
                || (first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
        return !global || carries;
    }

    /** Not reached, and not tried further. The message names no address. */
    static final class Unreachable extends IOException {

        private static final long serialVersionUID = 1L;

        Unreachable(String why) {
            super(why);
        }
    }
}
