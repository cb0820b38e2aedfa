package org.keepwell.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import tools.jackson.databind.JsonNode;

/** From the front desk's invitation to the first page, and every way in which it must not go. */
class ActivationTest extends HttpTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String BORN = "1991-05-06";
    private static final String PASSWORD = "seven slow herons at dusk";

    private record Link(UUID patient, String email, String token, String code) {}

    @Test
    void anInvitedPatientEndsAtTheirOwnFirstPage() {
        var link = invited();
        var opened = open(link.token(), link.code(), BORN).is(200);
        assertThat(opened.json().path("next").asString("")).isEqualTo("PASSWORD");
        assertThat(opened.json().path("kind").asString("")).isEqualTo("PATIENT");
        assertThat(opened.json().path("minimum").asInt(0)).isEqualTo(12);
        var half = world().stranger().after(opened);

        var authenticator = password(half, PASSWORD).is(200).json();
        assertThat(authenticator.path("qr").size()).isGreaterThan(20);
        var seed = seed(authenticator);
        half.get("/api/session").is(403, "session.INCOMPLETE");
        code(half, "000000").is(422, "authenticator.CODE_WRONG");
        var codes = code(half, Totp.at(seed, clock().instant())).is(200).json().path("recoveryCodes");
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        var finished = half.post("/api/activation/finish", "{}").is(200);
        var patients = finished.json().path("patients");
        assertThat(patients).hasSize(1);
        assertThat(patients.get(0).path("id").asString(""))
                .isEqualTo(link.patient().toString());
        assertThat(patients.get(0).path("relation").asString("")).isEqualTo("SELF");
        var full = half.after(finished);
        full.get("/api/patients/" + link.patient() + "/accesses").is(200);
        half.get("/api/session").is(401, "session.NONE"); // the cookie of the way there is dead
        open(link.token(), link.code(), BORN).is(404, "activation.NOT_VALID"); // used

        // and next time with password and a recovery code, since the authenticator's was used just now
        var again = world().stranger()
                .after(world().password(world().stranger(), link.email(), PASSWORD)
                        .is(200));
        code(again, "/api/session/code", Totp.at(seed, clock().instant())).is(401, "signin.CODE_WRONG");
        again.post(
                        "/api/session/recovery",
                        "{\"recoveryCode\":\"" + codes.get(0).asString("") + "\"}")
                .is(200);
    }

    @Test
    @Proves("T13")
    void whateverIsWrongWithALinkIsOneAnswer() {
        var link = invited();
        var expired = invited();
        Rows.change(
                "update identity.activation set expires_at = now() - interval '1 second' where account_id = ?",
                account(expired));
        var dead = invited();
        Rows.change("update identity.activation set tries_left = 0 where account_id = ?", account(dead));
        var guessed = open("A".repeat(43), "ABCDE-FGHJK", BORN).is(404, "activation.NOT_VALID");

        for (var answer : List.of(
                open(link.token(), "00000-00000", BORN),
                open(link.token(), link.code(), "1991-05-07"),
                open(link.token(), link.code(), null),
                open(expired.token(), expired.code(), BORN),
                open(dead.token(), dead.code(), BORN))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.bytes()).isEqualTo(guessed.bytes());
            assertThat(answer.headerNames()).isEqualTo(guessed.headerNames());
        }
        open(link.token(), link.code().toLowerCase(java.util.Locale.ROOT), BORN)
                .is(200); // three of five tries are gone
    }

    @Test
    @Proves("T04")
    void fiveWrongCodesKillTheLink() {
        var link = invited();
        for (int n = 0; n < 5; n++) {
            open(link.token(), "00000-0000" + n, BORN).is(404, "activation.NOT_VALID");
        }

        open(link.token(), link.code(), BORN).is(404, "activation.NOT_VALID");
    }

    @Test
    void aLinkEndsAfterADay() {
        var link = invited();
        clock().advance(Duration.ofHours(24).plusSeconds(1));

        open(link.token(), link.code(), BORN).is(404, "activation.NOT_VALID");
    }

    @Test
    void aStaffLinkAsksForNoBirthDate() {
        var administrator = world().as(world().standing(Role.ADMINISTRATOR, Relation.NONE));
        var made = administrator
                .post(
                        "/api/accounts",
                        "{\"name\":\"Made Up Nurse\",\"email\":\"new" + NUMBER.incrementAndGet()
                                + "@staff.example\",\"role\":\"NURSE\"}")
                .is(201)
                .json();
        var token = made.path("link").asString("").replace("/activate/staff#", "");

        var opened = open(token, made.path("code").asString(""), null).is(200);

        assertThat(opened.json().path("kind").asString("")).isEqualTo("STAFF");
        var half = world().stranger().after(opened);
        password(half, "fourteen chars").is(422, "password.TOO_SHORT");
        assertThat(password(half, "short").json().path("minimum").asInt(0)).isEqualTo(15);
    }

    @Test
    void passwordsThatAreGuessedFirstAreRefused() {
        var link = invited();
        var half =
                world().stranger().after(open(link.token(), link.code(), BORN).is(200));

        password(half, "elevenchars").is(422, "password.TOO_SHORT");
        password(half, "\uD83D\uDE00".repeat(11)).is(422, "password.TOO_SHORT"); // code points, not chars
        password(half, "passwordpassword").is(422, "password.TOO_COMMON");
        password(half, "123456789012").is(422, "password.TOO_COMMON");
        password(half, "x" + "qwertyuiop".repeat(2)).is(422, "password.TOO_COMMON");
        password(half, link.email()).is(422, "password.CONTAINS_YOUR_DATA");
        password(half, "y".repeat(300)).is(422, "password.TOO_LONG");
        half.post("/api/activation/finish", "{}"); // refused passwords set nothing
        assertThat(Rows.number(
                        "select count(*) from identity.account where id = ? and password is null", account(link)))
                .isEqualTo(1);
        password(half, "tolkien's otter, 9 ponds").is(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "19910506 x",
                "06051991xyz!",
                "05061991-abc",
                "1991-05-06",
                "06.05.1991ab",
                "may 6, 1991 ",
                "6 de mayo de 1991",
                "910506 910506",
                "an 06/05/91 x"
            })
    void theOwnBirthDateIsNoPassword(String password) {
        var link = invited();
        var half =
                world().stranger().after(open(link.token(), link.code(), BORN).is(200));
        var longEnough = password.length() < 12 ? password + "zq".repeat(6 - password.length() / 2) : password;

        password(half, longEnough).is(422, "password.CONTAINS_YOUR_DATA");
    }

    @Test
    void anothersBirthDateOrOneInALongPasswordIsLeftAlone() {
        var link = invited();
        var half =
                world().stranger().after(open(link.token(), link.code(), BORN).is(200));

        assertThat(password(half, "x7 1964-08-19 q").code()).isNotEqualTo("password.CONTAINS_YOUR_DATA");
        password(half, "tolkien's otter 1991-05-06 nine ponds").is(200);
    }

    @Test
    @Proves("T03")
    void noStepIsLeftOut() {
        var link = invited();
        var half =
                world().stranger().after(open(link.token(), link.code(), BORN).is(200));

        assertThat(code(half, "123456").status()).isBetween(400, 499);
        assertThat(half.post("/api/activation/finish", "{}").status()).isBetween(400, 499);
        password(half, PASSWORD).is(200);
        assertThat(half.post("/api/activation/finish", "{}").status()).isBetween(400, 499);
        assertThat(Rows.number("select state from identity.account where id = ?", account(link)))
                .isEqualTo(1);
        world().password(world().stranger(), link.email(), PASSWORD).is(401, "signin.FAILED");
    }

    @Test
    void anEmailThatIsAnothersIsNotInvitedAgain() {
        var first = invited();
        var desk = world().as(world().standing(Role.FRONT_DESK, Relation.NONE));

        desk.post("/api/patients/" + world().ana().value() + "/invitations", "{\"email\":\"" + first.email() + "\"}")
                .is(409, "invitation.LOGIN_TAKEN");
    }

    private Link invited() {
        int number = NUMBER.incrementAndGet();
        var patient = world().somebody("ACT-" + number, BORN).value();
        var email = "made.up" + number + "@home.example";
        var desk = world().as(world().standing(Role.FRONT_DESK, Relation.NONE));
        var made = desk.post("/api/patients/" + patient + "/invitations", "{\"email\":\"" + email + "\"}")
                .is(201)
                .json();
        return new Link(
                patient,
                email,
                made.path("link").asString("").replace("/activate#", ""),
                made.path("code").asString(""));
    }

    private static UUID account(Link link) {
        return Rows.id("select account_id from access.relation where patient_id = ? and kind = 1", link.patient());
    }

    private Answer open(String token, String code, @org.jspecify.annotations.Nullable String born) {
        var birth = born == null ? "" : ",\"birthDate\":\"" + born + "\"";
        return world().stranger()
                .post("/api/activation", "{\"token\":\"" + token + "\",\"code\":\"" + code + "\"" + birth + "}");
    }

    private static Answer password(Caller half, String password) {
        return half.post("/api/activation/password", "{\"password\":\"" + password + "\"}");
    }

    private static Answer code(Caller half, String code) {
        return code(half, "/api/activation/authenticator", code);
    }

    private static Answer code(Caller half, String path, String code) {
        return half.post(path, "{\"code\":\"" + code + "\"}");
    }

    /** Base32 as an authenticator app reads it, by a way of its own. */
    private static byte[] seed(JsonNode authenticator) {
        var text = authenticator.path("secret").asString("");
        var bits = IntStream.range(0, text.length())
                .mapToObj(n -> "%5s"
                        .formatted(Integer.toBinaryString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(n))))
                        .replace(' ', '0'))
                .reduce("", String::concat);
        var bytes = new byte[bits.length() / 8];
        for (int n = 0; n < bytes.length; n++) {
            bytes[n] = (byte) Integer.parseInt(bits.substring(8 * n, 8 * n + 8), 2);
        }
        return bytes;
    }
}
