package org.keepwell.notifications;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** A push service that checks who sends as RFC 8292 says, and then answers what the path asks for. */
final class FakePushService implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One that passed the check. */
    record Pushed(String path, Map<String, List<String>> headers, byte[] body) {

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    private final HttpsServer server;
    private final String key;
    private final List<Pushed> pushed = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    /** @param key of whom the browsers subscribed for */
    FakePushService(TestTls tls, String key) throws IOException {
        this.key = key;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.server("localhost")));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Host and port, as a setting would name it. */
    String place() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** A browser whose pushes are answered with this status. */
    FakeBrowser browser(String path, int status) {
        answers.put("/" + path, status);
        return new FakeBrowser("https://" + place() + "/" + path);
    }

    void answers(String path, int status) {
        answers.put("/" + path, status);
    }

    List<Pushed> pushed() {
        return pushed;
    }

    List<String> refused() {
        return refused;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = exchange.getRequestBody().readAllBytes();
        try {
            check(exchange.getRequestHeaders().getFirst("Authorization"));
        } catch (GeneralSecurityException | RuntimeException e) {
            refused.add(e.getMessage());
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        pushed.add(new Pushed(path, exchange.getRequestHeaders(), body));
        switch (path) {
            case "/hang" -> sleep();
            case "/endless" -> endless(exchange);
            default -> {
                exchange.getResponseHeaders().add("Location", "https://" + place() + "/elsewhere");
                exchange.getResponseHeaders().add("Retry-After", "120");
                exchange.sendResponseHeaders(answers.getOrDefault(path, 404), -1);
                exchange.close();
            }
        }
    }

    private void check(String authorization) throws GeneralSecurityException {
        var parts = authorization.replaceFirst("^vapid t=", "").split(", k=");
        if (!parts[1].equals(key)) {
            throw new GeneralSecurityException("another key");
        }
        var token = parts[0].split("\\.");
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(P256.key(bytes(parts[1])));
        signature.update((token[0] + "." + token[1]).getBytes(US_ASCII));
        if (!signature.verify(bytes(token[2]))) {
            throw new GeneralSecurityException("not signed");
        }
        var claims = JSON.readTree(bytes(token[1]));
        var ends = Instant.ofEpochSecond(claims.get("exp").asLong());
        var now = Instant.now();
        if (!JSON.readTree(bytes(token[0])).get("alg").asString().equals("ES256")
                || !claims.get("aud").asString().equals("https://" + place())
                || !claims.get("sub").asString().equals("mailto:it@clinic.example")
                || ends.isBefore(now)
                || ends.isAfter(now.plus(Duration.ofDays(1)))) {
            throw new GeneralSecurityException("claims: " + claims);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(201, 0);
        try (var out = exchange.getResponseBody()) {
            for (long sent = 0; sent < 1L << 34; sent += 65_536) {
                out.write(new byte[65_536]);
            }
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
