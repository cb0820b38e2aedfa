package org.keepwell.notifications;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Which addresses are of the public internet. IANA special-purpose registries, RFC 6890 and what followed it. */
final class Reachable {

    private Reachable() {}

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublicSix(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] four) {
        int a = four[0] & 0xff;
        int b = four[1] & 0xff;
        int c = four[2] & 0xff;
        boolean special = a == 0 // this network
                || a == 10
                || a == 127
                || (a == 100 && b >= 64 && b < 128) // shared by providers
                || (a == 169 && b == 254) // also the metadata of cloud machines
                || (a == 172 && b >= 16 && b < 32)
                || (a == 192 && b == 0 && (c == 0 || c == 2))
                || (a == 192 && b == 88 && c == 99)
                || (a == 192 && b == 168)
                || (a == 198 && (b == 18 || b == 19))
                || (a == 198 && b == 51 && c == 100)
                || (a == 203 && b == 0 && c == 113)
                || a >= 224;
        return !special;
    }

    /** Only 2000::/3 is given out; of it not what carries an IPv4 address or is for documents. */
    private static boolean isPublicSix(byte[] six) {
        int first = ((six[0] & 0xff) << 8) | (six[1] & 0xff);
        int second = ((six[2] & 0xff) << 8) | (six[3] & 0xff);
        boolean given = (first & 0xe000) == 0x2000;
        boolean special = first == 0x2002 // 6to4
                || (first == 0x2001 && second < 0x0200) // Teredo and other protocols' own
                || (first == 0x2001 && second == 0x0db8)
                || (first == 0x3fff && second < 0x1000);
        return given && !special;
    }
}
