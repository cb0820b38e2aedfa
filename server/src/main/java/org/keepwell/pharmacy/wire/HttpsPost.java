package org.keepwell.pharmacy.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One POST over TLS to one address: no redirect, no cookie, no proxy, no second try, and an end to everything. Java's own
 * client resolves the name itself, so that what was looked at need not be what is connected to.
 */
public final class HttpsPost {

    private static final int MOST_HEADER_BYTES = 16_384;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** What came back. @param headers names in lower case */
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }

        @Override
        public String toString() {
            return "answer " + status;
        }
    }

    private final SSLContext tls;
    private final Duration patience;
    private final int mostBytes;

    /** @param patience for the whole of it */
    public HttpsPost(SSLContext tls, Duration patience, int mostBytes) {
        this.tls = tls;
        this.patience = patience;
        this.mostBytes = mostBytes;
    }

    /** @throws IOException if it is not reached, not who was exchanged, too slow, too large, or not HTTP */
    public Answer send(Target target, String type, Map<String, String> headers, byte[] body) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(target.resolve(), target.port()), (int) CONNECT.toMillis());
            plain.setSoTimeout((int) patience.toMillis());
            plain.setTcpNoDelay(true);
            try (var socket =
                    (SSLSocket) tls.getSocketFactory().createSocket(plain, target.host(), target.port(), true)) {
                var parameters = socket.getSSLParameters();
                parameters.setProtocols(Tls.PROTOCOLS);
                parameters.setCipherSuites(Tls.CIPHERS);
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                var out = socket.getOutputStream();
                out.write(head(target, type, headers, body.length).getBytes(StandardCharsets.US_ASCII));
                out.write(body);
                out.flush();
                return read(new Timed(socket, deadline));
            }
        }
    }

    private static String head(Target target, String type, Map<String, String> headers, int length) {
        var text = new StringBuilder("POST ")
                .append(target.path())
                .append(" HTTP/1.1\r\nHost: ")
                .append(target.host())
                .append(':')
                .append(target.port())
                .append("\r\nConnection: close\r\nContent-Type: ")
                .append(type)
                .append("\r\nContent-Length: ")
                .append(length)
                .append("\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString();
    }

    private Answer read(Timed in) throws IOException {
        var budget = new int[] {MOST_HEADER_BYTES};
        var status = line(in, budget).split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.") || !status[1].matches("[1-5]\\d\\d")) {
            throw new IOException("not an HTTP answer");
        }
        var headers = new HashMap<String, String>();
        for (var line = line(in, budget); !line.isEmpty(); line = line(in, budget)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not an HTTP header");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(status[1]), headers, body(in, headers));
    }

    private byte[] body(Timed in, Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks(in);
        }
        var said = headers.get("content-length");
        int length = said == null ? mostBytes + 1 : number(said, 10);
        if (said != null && length > mostBytes) {
            throw new IOException("too large");
        }
        var bytes = in.readNBytes(length);
        if (said == null ? bytes.length > mostBytes : bytes.length < length) {
            throw new IOException(said == null ? "too large" : "cut off");
        }
        return bytes;
    }

    private byte[] chunks(Timed in) throws IOException {
        var whole = new ByteArrayOutputStream();
        while (true) {
            int size = number(line(in, new int[] {100}).split(";", 2)[0].strip(), 16);
            if (size == 0) {
                return whole.toByteArray();
            }
            if (size > mostBytes - whole.size()) {
                throw new IOException("too large");
            }
            var chunk = in.readNBytes(size);
            if (chunk.length < size || !line(in, new int[] {2}).isEmpty()) {
                throw new IOException("cut off");
            }
            whole.write(chunk);
        }
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int value = Integer.parseInt(text, radix);
            if (value < 0) {
                throw new IOException("not a length");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new IOException("not a length", e);
        }
    }

    private static String line(InputStream in, int[] budget) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0 || --budget[0] < 0) {
                throw new IOException("not an HTTP answer");
            }
            line.write(one);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** A peer that sends one byte a second must not keep us. */
    private static final class Timed extends InputStream {

        private final SSLSocket socket;
        private final InputStream in;
        private final long deadline;

        Timed(SSLSocket socket, long deadline) throws IOException {
            this.socket = socket;
            this.in = new java.io.BufferedInputStream(socket.getInputStream());
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            wind();
            return in.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            wind();
            return in.read(into, from, length);
        }

        private void wind() throws IOException {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IOException("too slow");
            }
            socket.setSoTimeout((int) left);
        }
    }
}
