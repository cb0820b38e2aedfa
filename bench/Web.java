import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * One connection of one browser, kept open. Plain on purpose: the client shares the machine with the server, and every
 * microsecond it takes makes the server look slower.
 */
final class Web implements AutoCloseable {

    /** An answer; {@code json} is its text. */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        String json() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The first text field of this name. */
        String field(String name) {
            var match = Pattern.compile("\"" + name + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json());
            if (!match.find()) {
                throw new IllegalStateException("no " + name + " in an answer of status " + status);
            }
            return match.group(1);
        }

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException("status " + status + " where " + wanted + " was expected: "
                        + json().substring(0, Math.min(200, body.length)));
            }
            return this;
        }
    }

    private static final SSLContext TLS = tls();

    private final int port;
    private final Map<String, String> cookies = new HashMap<>();
    private SSLSocket socket;
    private BufferedInputStream in;
    String csrf = "";

    Web(int port) {
        this.port = port;
    }

    /** Another connection of the same person. */
    Web again() {
        var other = new Web(port);
        other.cookies.putAll(cookies);
        other.csrf = csrf;
        return other;
    }

    /** The same person at another server of the same machine. */
    Web at(int otherPort) {
        var other = new Web(otherPort);
        other.cookies.putAll(cookies);
        return other;
    }

    Answer get(String path) throws IOException {
        return send("GET", path, "", this);
    }

    /** Over this connection, as somebody else: a proxy in front of Keepwell sends many people's requests over one. */
    Answer get(String path, Web person) throws IOException {
        return send("GET", path, "", person);
    }

    /**
     * Opens a stream of events and hands over each word, until the server ends it or this connection is closed.
     *
     * @param opened run once the server listens
     */
    void listen(String path, Runnable opened, Consumer<String> words) throws IOException {
        open();
        write("GET", path, "", this);
        int status = Integer.parseInt(line().split(" ")[1]);
        if (status != 200) {
            throw new IllegalStateException("status " + status + " where a stream was expected");
        }
        opened.run();
        for (var line = line(); ; line = line()) {
            if (line.startsWith("data:")) {
                words.accept(line.substring(5).strip());
            }
        }
    }

    Answer post(String path, String json) throws IOException {
        return send("POST", path, json, this);
    }

    /** As above. */
    Answer post(String path, String json, Web person) throws IOException {
        return send("POST", path, json, person);
    }

    /**
     * A connection that the server closed while nobody used it is opened again, as browsers do, whatever is asked: each
     * message has a key, so the second try is the same message.
     */
    private Answer send(String method, String path, String json, Web person) throws IOException {
        boolean used = socket != null;
        try {
            return sendOnce(method, path, json, person);
        } catch (EOFException | SocketException e) {
            close();
            if (!used) {
                throw e;
            }
            return sendOnce(method, path, json, person);
        }
    }

    private Answer sendOnce(String method, String path, String json, Web person) throws IOException {
        open();
        write(method, path, json, person);
        return read();
    }

    private void open() throws IOException {
        if (socket == null) {
            socket = (SSLSocket) TLS.getSocketFactory().createSocket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
        }
    }

    private void write(String method, String path, String json, Web person) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost:")
                .append(port).append("\r\nAccept-Encoding: gzip\r\nAccept-Language: en\r\n");
        if (!person.cookies.isEmpty()) {
            head.append("Cookie: ");
            person.cookies.forEach((name, value) -> head.append(name).append('=').append(value).append("; "));
            head.setLength(head.length() - 2);
            head.append("\r\n");
        }
        if (!method.equals("GET")) {
            head.append("Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nX-CSRF-Token: ")
                    .append(person.csrf).append("\r\nContent-Length: ").append(body.length).append("\r\n");
        }
        var request = new ByteArrayOutputStream();
        request.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        request.write(body);
        socket.getOutputStream().write(request.toByteArray());
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        var headers = new TreeMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            var value = line.substring(colon + 1).strip();
            headers.put(name, value);
            if (name.equals("set-cookie")) {
                var pair = value.substring(0, (value + ";").indexOf(';'));
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        byte[] body;
        if (headers.containsKey("content-length")) {
            body = in.readNBytes(Integer.parseInt(headers.get("content-length")));
        } else if ("chunked".equals(headers.get("transfer-encoding"))) {
            var all = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                all.write(in.readNBytes(size));
                line();
            }
            line();
            body = all.toByteArray();
        } else {
            body = new byte[0];
        }
        if ("close".equalsIgnoreCase(headers.get("connection"))) {
            close();
        }
        return new Answer(status, headers, body);
    }

    private String line() throws IOException {
        var text = new StringBuilder(64);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (b != '\r') {
                text.append((char) b);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    /** Trusts any certificate: the server is our own child on the loopback address, with a certificate it has just made. */
    private static SSLContext tls() {
        var trusting = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trusting}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
