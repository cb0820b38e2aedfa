package org.keepwell.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.audit.Audit;
import org.keepwell.home.Home;
import org.keepwell.home.StartRefused;
import org.keepwell.tenancy.Tenants;
import org.keepwell.testing.Proves;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** The door itself: who is let in, with what, and how often. */
@Proves({"T03", "T12", "T20"})
class ReturnsDoorTest extends WithReturns {

    @Autowired
    private ReturnsDoor door;

    @Autowired
    private ReturnedMail returned;

    @Autowired
    private Home home;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Audit audit;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer ",
                "Bearer wrong",
                "Basic " + RETURNS_SECRET,
                RETURNS_SECRET,
                "Bearer " + RETURNS_SECRET + "x"
            })
    void withoutTheSecretNothingIsRead(String shown) throws Exception {
        var token = send();
        long before = entries(2, 8);
        var answer = ask("POST", shown, Map.of("Content-Type", MAIL), Reports.bytes(bounce(token)));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        assertThat(entries(2, 8)).isEqualTo(before + 1);
        nothingChanged();
    }

    @Test
    void whoGuessesIsSlowedDownAndTheLogIsNotFilled() throws Exception {
        long before = entries(2, 8);
        for (int n = 0; n < 20; n++) {
            assertThat(ask("POST", "Bearer " + n, Map.of("Content-Type", MAIL), new byte[1])
                            .statusCode())
                    .isEqualTo(401);
        }
        for (int n = 0; n < 10; n++) {
            var answer = ask("POST", "Bearer " + n, Map.of("Content-Type", MAIL), new byte[1]);
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
        }

        assertThat(entries(2, 8)).isEqualTo(before + 20);
        assertThat(bring(bounce(send())))
                .as("who has the secret is not kept waiting")
                .isEqualTo(204);
    }

    @Test
    void whatIsNoPlainMailOrTooLargeIsRefusedWithAnEntry() throws Exception {
        var bounce = Reports.bytes(bounce(send()));
        var good = "Bearer " + RETURNS_SECRET;
        long bad = entries(2, 6);
        long large = entries(2, 13);

        assertThat(ask("POST", good, Map.of("Content-Type", "application/zip"), bounce)
                        .statusCode())
                .isEqualTo(415);
        assertThat(ask("POST", good, Map.of("Content-Type", MAIL, "Content-Encoding", "gzip"), new byte[0])
                        .statusCode())
                .isEqualTo(415);
        assertThat(ask("POST", good, Map.of(), bounce).statusCode()).isEqualTo(415);
        assertThat(ask("POST", good, Map.of("Content-Type", MAIL), new byte[0]).statusCode())
                .isEqualTo(400);
        assertThat(ask("POST", good, Map.of("Content-Type", MAIL), "PK\5\6".getBytes(UTF_8))
                        .statusCode())
                .as("a zip of nothing")
                .isIn(204, 400);
        var full = java.util.Arrays.copyOf(bounce, ReturnsDoor.MOST_BYTES + 1);
        assertThat(ask("POST", good, Map.of("Content-Type", MAIL), full).statusCode())
                .isEqualTo(413);

        assertThat(entries(2, 6) - bad).isGreaterThanOrEqualTo(4);
        assertThat(entries(2, 13) - large).isOne();
        nothingChanged();
        var most = java.util.Arrays.copyOf(bounce, ReturnsDoor.MOST_BYTES);
        assertThat(ask("POST", good, Map.of("Content-Type", MAIL), most).statusCode())
                .isEqualTo(204);
        assertThat(stopped()).isEqualTo("1");
    }

    @Test
    void withoutTheSettingThereIsNoDoor() {
        var none = new MailSettings(null, 587, false, null, null, null, null, null, null);
        var closed = new ReturnsDoor(none, home, returned, tenants, audit, clock());
        var request = new MockHttpServletRequest("POST", ReturnsDoor.PATH);

        assertThat(closed.getHandlerInternal(request)).isNull();
        assertThat(door.getHandlerInternal(request))
                .as("as this test's server has it")
                .isNotNull();
    }

    @Test
    void aSecretThatCanBeGuessedKeepsTheServerFromStarting() throws Exception {
        var file = java.nio.file.Files.writeString(java.nio.file.Files.createTempFile("short", ".secret"), "hunter2");
        var settings = new MailSettings(null, 587, false, null, null, null, "returns@clinic.example", file, null);

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new ReturnsDoor(settings, home, returned, tenants, audit, clock()))
                .withMessageContaining("returns-secret-file");
    }

    @Test
    void noOtherWayLeadsThere() throws Exception {
        var bounce = Reports.bytes(bounce(send()));
        var good = "Bearer " + RETURNS_SECRET;

        for (var method : List.of("GET", "PUT", "DELETE", "PATCH")) {
            assertThat(ask(method, good, Map.of("Content-Type", MAIL), bounce).statusCode())
                    .as(method)
                    .isNotEqualTo(204);
        }
        for (var path : List.of("/hooks/mail/", "/hooks/mail;a=b", "/hooks//mail", "/hooks/%6dail", "/HOOKS/mail")) {
            assertThat(ask("POST", path, good, Map.of("Content-Type", MAIL), bounce)
                            .statusCode())
                    .as(path)
                    .isBetween(400, 405);
        }
        nothingChanged();
    }
}
