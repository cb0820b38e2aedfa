package org.keepwell.pharmacy.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A door over TLS on a port of its own, so that whoever must show a certificate meets it at the handshake, before a single
 * byte of theirs is read as HTTP.
 */
public final class HttpsDoor implements AutoCloseable {

    static {
        // of the JDK's server, read once when its first class loads: none may hold a connection by being slow
        setUnlessSet("sun.net.httpserver.maxReqTime", "20");
        setUnlessSet("sun.net.httpserver.maxRspTime", "60");
        setUnlessSet("sun.net.httpserver.idleInterval", "20");
        setUnlessSet("jdk.httpserver.maxConnections", "256");
    }

    private static final Logger LOG = LoggerFactory.getLogger(HttpsDoor.class);

    /** Bodies are held in memory; so many at once and no more. */
    private static final int AT_ONCE = 32;

    /** @param shown the certificates that the peer showed; none where none was asked for */
    public record Request(
            String method,
            String path,
            @Nullable String query,
            Map<String, String> headers,
            Certificate[] shown,
            byte[] body) {

        @Override
        public String toString() {
            return "request";
        }
    }

    public record Reply(int status, String type, Map<String, String> headers, byte[] body) {

        public static Reply empty(int status) {
            return new Reply(status, "text/plain", Map.of(), new byte[0]);
        }

        @Override
        public String toString() {
            return "reply " + status;
        }
    }

    /** Answers a request; null to close the connection without a word. */
    public interface Handler {

        @Nullable
        Reply answer(Request request) throws IOException;
    }

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Handler handler;
    private final int mostBytes;
    private final boolean certificates;

    private HttpsDoor(HttpsServer server, boolean certificates, int mostBytes, Handler handler) {
        this.server = server;
        this.certificates = certificates;
        this.mostBytes = mostBytes;
        this.handler = handler;
    }

    /**
     * @param certificates whether whoever comes must show one that was exchanged
     * @param port 0 for any that is free
     * @throws StartRefused if the port is taken
     */
    public static HttpsDoor open(
            InetAddress address, int port, SSLContext tls, boolean certificates, int mostBytes, Handler handler) {
        try {
            var server = HttpsServer.create(new InetSocketAddress(address, port), 64);
            server.setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(HttpsParameters parameters) {
                    var wanted = getSSLContext().getDefaultSSLParameters();
                    wanted.setProtocols(Tls.PROTOCOLS);
                    wanted.setCipherSuites(Tls.CIPHERS);
                    wanted.setNeedClientAuth(certificates);
                    parameters.setSSLParameters(wanted);
                }
            });
            var door = new HttpsDoor(server, certificates, mostBytes, handler);
            server.setExecutor(door.threads);
            server.createContext("/", door::serve);
            server.start();
            return door;
        } catch (IOException e) {
            throw new StartRefused("Port " + port + " for pharmacies cannot be opened: " + e.getMessage(), e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!places.tryAcquire()) {
                write(exchange, Reply.empty(503));
                return;
            }
            try {
                var body = exchange.getRequestBody().readNBytes(mostBytes + 1);
                if (body.length > mostBytes) {
                    write(exchange, Reply.empty(413));
                    return;
                }
                var reply = handler.answer(request(exchange, body));
                if (reply != null) {
                    write(exchange, reply);
                }
            } finally {
                places.release();
            }
        } catch (RuntimeException e) {
            LOG.error("a message could not be answered: {}", e.getClass().getSimpleName());
            LOG.debug("because", e);
            throw e; // the server closes the connection
        }
    }

    private Request request(HttpExchange exchange, byte[] body) throws SSLPeerUnverifiedException {
        var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (values.size() == 1) { // of two, nobody could say which was meant
                headers.put(name, values.getFirst());
            }
        });
        var shown =
                certificates ? ((HttpsExchange) exchange).getSSLSession().getPeerCertificates() : new Certificate[0];
        var uri = exchange.getRequestURI();
        return new Request(exchange.getRequestMethod(), uri.getPath(), uri.getRawQuery(), headers, shown, body);
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        if (reply.body().length > 0) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    private static void setUnlessSet(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    /** Whoever is being answered is cut off and comes again, with the same message; what was begun is ended. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
