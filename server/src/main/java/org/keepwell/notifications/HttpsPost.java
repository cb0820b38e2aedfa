package org.keepwell.notifications;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One POST to another organisation's server. Names are looked up once, the addresses are checked, and the connection goes to
 * the address that was checked: a client of the platform would look the name up again, and might be led elsewhere. Redirects
 * are not followed, of the answer only its first line is read.
 */
final class HttpsPost {

    private static final int STEP_MILLIS = 8_000; // each step; all of them together have Sender.PATIENCE_SECONDS
    private static final int LONGEST_LINE = 1_000;
    private static final int HTTPS = 443;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");

    /** An address of a private network or of this machine: nothing of ours is sent there unless a setting says so. */
    static final class PrivateAddress extends IOException {

        private static final long serialVersionUID = 1L;

        PrivateAddress() {
            super("a private address");
        }
    }

    private final SSLContext tls;
    private final boolean privateToo;

    /** @param privateToo where the clinic runs its own gateway, or a test does */
    HttpsPost(SSLContext tls, boolean privateToo) {
        this.tls = tls;
        this.privateToo = privateToo;
    }

    /** Whether this is an address that we post to at all. */
    static boolean isHttps(URI uri) {
        return "https".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null;
    }

    /**
     * @param headers names and values without line ends
     * @return the status
     */
    int send(URI to, Map<String, String> headers, byte[] body) throws IOException {
        if (!isHttps(to)) {
            throw new IOException("not an https address");
        }
        var host = to.getHost();
        var port = to.getPort() < 0 ? HTTPS : to.getPort();
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(checked(host), port), STEP_MILLIS);
            plain.setSoTimeout(STEP_MILLIS);
            try (var socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, bare(host), port, true)) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS"); // else any trusted certificate would do
                parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                var out = socket.getOutputStream();
                out.write(head(to, port, headers, body.length).getBytes(ISO_8859_1));
                out.write(body);
                out.flush();
                return status(socket.getInputStream());
            }
        }
    }

    /** All addresses of the name must be good: one that is not shows that somebody plays with it. */
    private InetAddress checked(String host) throws IOException {
        var addresses = InetAddress.getAllByName(host);
        for (var address : addresses) {
            if (!privateToo && !Reachable.isPublic(address)) {
                throw new PrivateAddress();
            }
        }
        return addresses[0];
    }

    private static String head(URI to, int port, Map<String, String> headers, int length) throws IOException {
        var path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
        var head = new StringBuilder("POST ")
                .append(path)
                .append(to.getRawQuery() == null ? "" : "?" + to.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(to.getHost())
                .append(port == HTTPS ? "" : ":" + port)
                .append("\r\nConnection: close\r\nUser-Agent: Keepwell\r\nContent-Length: ")
                .append(length)
                .append("\r\n");
        for (var header : headers.entrySet()) {
            var line = header.getKey() + ": " + header.getValue();
            if (line.chars().anyMatch(Character::isISOControl)) {
                throw new IOException("a header that ends early");
            }
            head.append(line).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private static int status(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n' && line.size() < LONGEST_LINE; c = in.read()) {
            line.write(c);
        }
        var status = STATUS.matcher(line.toString(ISO_8859_1).stripTrailing());
        if (!status.matches()) {
            throw new IOException("not an answer of HTTP/1.1");
        }
        return Integer.parseInt(status.group(1));
    }

    /** An IPv6 address stands in brackets in an URI and without them in a certificate. */
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
