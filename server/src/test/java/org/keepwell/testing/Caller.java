package org.keepwell.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the door, with what their browser would send: cookies, the session's own value and where the request comes
 * from. Never changes: signing in gives another caller, so that the old one can be tried again.
 */
public record Caller(
        URI base,
        HttpClient client,
        @Nullable String session,
        @Nullable String csrf,
        @Nullable String device,
        Map<String, String> headers) {

    public static final String SESSION = "__Host-keepwell";
    public static final String DEVICE = "__Host-keepwell-device";

    /** Somebody unknown, with a browser of our own page. */
    static Caller stranger(URI base, HttpClient client) {
        return new Caller(base, client, null, null, null, Map.of("Sec-Fetch-Site", "same-origin"));
    }

    public Caller withSession(@Nullable String newSession, @Nullable String newCsrf) {
        return new Caller(base, client, newSession, newCsrf, device, headers);
    }

    public Caller withCsrf(@Nullable String newCsrf) {
        return withSession(session, newCsrf);
    }

    public Caller withDevice(@Nullable String newDevice) {
        return new Caller(base, client, session, csrf, newDevice, headers);
    }

    public Caller with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new Caller(base, client, session, csrf, device, more);
    }

    public Caller without(String header) {
        var fewer = new TreeMap<>(headers);
        fewer.remove(header);
        return new Caller(base, client, session, csrf, device, fewer);
    }

    /** From another address of this machine. */
    public Caller through(HttpClient other) {
        return new Caller(base, other, session, csrf, device, headers);
    }

    /** The same browser, sent to another of the server's names. */
    public Caller at(URI other) {
        return new Caller(other, client, session, csrf, device, headers);
    }

    /** What the answer's cookies and session value make of this caller. */
    public Caller after(Answer answer) {
        return withSession(
                        answer.cookie(SESSION).orElse(session),
                        answer.json().path("csrf").asString(""))
                .withDevice(answer.cookie(DEVICE).orElse(device));
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer send(Call call) {
        if (call.isUpload()) {
            return with("X-File-Name", "note.txt")
                    .send(
                            call.method(),
                            call.path(),
                            BodyPublishers.ofString(java.util.Objects.requireNonNull(call.body())),
                            "application/octet-stream");
        }
        return send(call.method(), call.path(), call.body());
    }

    public Answer send(String method, String path, @Nullable String json) {
        return send(method, path, json == null ? null : BodyPublishers.ofString(json), "application/json");
    }

    public Answer send(String method, String path, @Nullable BodyPublisher body, @Nullable String type) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
        request.method(method, body == null ? BodyPublishers.noBody() : body);
        if (body != null && type != null) {
            request.header("Content-Type", type);
        }
        if (session != null || device != null) {
            request.header("Cookie", cookies());
        }
        if (csrf != null) {
            request.header("X-CSRF-Token", csrf);
        }
        headers.forEach(request::header);
        try {
            var response = client.send(request.build(), BodyHandlers.ofInputStream());
            try (var came = response.body()) {
                // a stream has no end: that it was opened is the answer
                boolean stream =
                        response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
                return new Answer(
                        response.statusCode(), response.headers(), stream ? new byte[0] : came.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String cookies() {
        var text = session == null ? "" : SESSION + "=" + session;
        return device == null ? text : text + (text.isEmpty() ? "" : "; ") + DEVICE + "=" + device;
    }

    @Override
    public String toString() {
        return session == null ? "stranger" : "caller";
    }
}
