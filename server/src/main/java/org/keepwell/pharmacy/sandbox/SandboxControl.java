package org.keepwell.pharmacy.sandbox;

import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keepwell.pharmacy.wire.HttpsDoor;
import org.keepwell.pharmacy.wire.Tls;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small page, and the same as JSON, to see what the sandbox has and to let a pharmacy ask for something by hand. Of this
 * machine only, over HTTPS, and only for whoever has the word from the sandbox's folder.
 */
final class SandboxControl implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_BYTES = 10_000;
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", "default-src 'none'; form-action 'self'", "X-Content-Type-Options", "nosniff");

    private static final String PAGE = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Sandbox pharmacies</title>
            <h1>Sandbox pharmacies</h1>
            <p>Nobody here exists. Take an order number from <code>/state</code> (with the word as a header:
            <code>Authorization: Bearer WORD</code>) and let its pharmacy ask.</p>
            <form method="post" action="/ask">
            <p><label>Word <input name="word" type="password" autocomplete="off"></label></p>
            <p><label>Order <input name="order" size="40"></label></p>
            <p><label>What <select name="what"><option>renewal</option><option>change</option></select></label></p>
            <p><button>Ask</button></p></form></html>
            """;

    private final Sandbox sandbox;
    private final String word;
    private final HttpsDoor door;

    SandboxControl(Sandbox sandbox, String word, int port) {
        this.sandbox = sandbox;
        this.word = word;
        this.door = HttpsDoor.open(
                InetAddress.getLoopbackAddress(),
                port,
                Tls.between(sandbox.identity(), List::of),
                false,
                MOST_BYTES,
                this::answer);
    }

    int port() {
        return door.port();
    }

    private HttpsDoor.Reply answer(HttpsDoor.Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /" -> new HttpsDoor.Reply(200, "text/html; charset=utf-8", HEADERS, bytes(PAGE));
            case "GET /state" -> mayEnter(request, Map.of()) ? json(200, state()) : HttpsDoor.Reply.empty(403);
            case "POST /ask" -> ask(request);
            default -> HttpsDoor.Reply.empty(404);
        };
    }

    private HttpsDoor.Reply ask(HttpsDoor.Request request) {
        var form = form(new String(request.body(), StandardCharsets.UTF_8));
        if (!mayEnter(request, form)) {
            return HttpsDoor.Reply.empty(403);
        }
        boolean asked = sandbox.ask(form.getOrDefault("order", ""), !"change".equals(form.get("what")));
        return asked ? json(202, Map.of("asked", true)) : json(404, Map.of("asked", false));
    }

    private boolean mayEnter(HttpsDoor.Request request, Map<String, String> form) {
        var given = request.headers().getOrDefault("Authorization", "Bearer " + form.getOrDefault("word", ""));
        return MessageDigest.isEqual(bytes(given), bytes("Bearer " + word));
    }

    private Map<String, Object> state() {
        var orders = new ArrayList<Map<String, Object>>();
        sandbox.orders().forEach((number, order) -> {
            var shown = new LinkedHashMap<String, Object>();
            shown.put("order", number);
            shown.put("pharmacy", order.pharmacy());
            shown.put("filled", order.filled());
            shown.put("canceled", order.canceled());
            orders.add(shown);
        });
        var deliveries = sandbox.deliveries();
        return Map.of(
                "orders", orders,
                "received", sandbox.received(),
                "taken", deliveries.taken(),
                "refused", deliveries.refused(),
                "failed", deliveries.failed());
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static HttpsDoor.Reply json(int status, Object value) {
        return new HttpsDoor.Reply(status, "application/json", HEADERS, JSON.writeValueAsBytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        door.close();
    }
}
