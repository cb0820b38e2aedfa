package org.keepwell.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lines of an open stream, but for breaths and the waiting time. */
public final class OpenPage implements AutoCloseable {

    public static final String END = "the end";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final java.io.InputStream body;

    public OpenPage(Caller caller) throws Exception {
        HttpClient client = caller.client();
        var request = HttpRequest.newBuilder(caller.base().resolve("/api/live"))
                .header("Cookie", Caller.SESSION + "=" + caller.session())
                .header("Sec-Fetch-Site", "same-origin")
                .build();
        var response = client.send(request, BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        body = response.body();
        var first = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        assertThat(first.readLine()).startsWith("retry:"); // it listens now
        Thread.ofVirtual().start(() -> read(first));
    }

    private void read(BufferedReader from) {
        try {
            for (var line = from.readLine(); line != null; line = from.readLine()) {
                if (line.startsWith("data:")) {
                    lines.add(line);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // closed by us or by the server: both are the end
        }
        lines.add(END);
    }

    /** The next word; null if none comes in so many seconds, and a fifth of one. */
    public @Nullable String next(int seconds) throws InterruptedException {
        return lines.poll(seconds * 1_000L + 200, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
