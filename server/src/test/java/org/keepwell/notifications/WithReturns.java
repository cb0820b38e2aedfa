package org.keepwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.keepwell.testing.Rows;

/** E-mail that left, and the door that a mail server brings it back to. */
abstract class WithReturns extends WithPostman {

    static final String MAIL = "message/rfc822";

    private static int tests;

    private final List<Sender.Parcel> sent = new ArrayList<>();

    @BeforeEach
    void aMinuteLater() {
        clock().advance(Duration.ofMinutes(2L * ++tests)); // what one test brought is not counted in the next
    }

    List<Sender.Parcel> sent() {
        return sent;
    }

    /** @return the token of what she was sent */
    String send() {
        tell(NoticeKind.TEST, Channel.EMAIL);
        postman(taking()).round(Channel.EMAIL);
        assertThat(state()).isEqualTo("3 ");
        return String.valueOf(sent.getLast().returns());
    }

    static String bounce(String token) {
        return Reports.bounce(Reports.to(token), "failed", "5.1.1", "smtp; 550 5.1.1 no such user");
    }

    Sender taking() {
        return new Sender() {
            @Override
            public Channel channel() {
                return Channel.EMAIL;
            }

            @Override
            public @Nullable String send(Parcel parcel) {
                sent.add(parcel);
                return "taken";
            }
        };
    }

    int bring(String mail) throws Exception {
        return ask("POST", "Bearer " + RETURNS_SECRET, Map.of("Content-Type", MAIL), Reports.bytes(mail))
                .statusCode();
    }

    HttpResponse<String> ask(String method, String shown, Map<String, String> headers, byte[] body) throws Exception {
        return ask(method, ReturnsDoor.PATH, shown, headers, body);
    }

    HttpResponse<String> ask(String method, String path, String shown, Map<String, String> headers, byte[] body)
            throws Exception {
        try (var client = HttpClient.newBuilder().sslContext(world().trusting()).build()) {
            var request = HttpRequest.newBuilder(world().clinic().resolve(path))
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            if (!shown.isEmpty()) {
                request.header("Authorization", shown);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    void nothingChanged() {
        assertThat(stopped()).isNull();
        assertThat(state()).isEqualTo("3 ");
        assertThat(entries(1, 0)).isZero();
    }

    @Nullable
    String stopped() {
        return Rows.number(
                                "select count(*) from notifications.contact where account_id = ? and stopped is not null",
                                ana().id())
                        == 0
                ? null
                : Rows.text("select stopped::text from notifications.contact where account_id = ?", ana().id());
    }

    /** What was done names her; what was refused names nobody. */
    long entries(int outcome, int reason) {
        return outcome == 1
                ? Rows.number(
                        "select count(*) from audit.event where act = 137 and outcome = 1 and subject_id = ?",
                        ana().id())
                : Rows.number(
                        "select count(*) from audit.event where act = 137 and outcome = ? and reason = ?",
                        outcome,
                        reason);
    }
}
