package org.keepwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Role;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** Mail that came back, through the door that a mail server uses: what it stops, and what it does not. */
@Proves({"T10", "T20", "T22", "T30"})
class ReturnedMailTest extends WithReturns {

    @Autowired
    private Contacts contacts;

    @Autowired
    private Returns returns;

    @Test
    void aBounceStopsEMailToThatAccountWithAnEntryAndOnce() throws Exception {
        var token = send();
        var bounce = bounce(token);

        assertThat(bring(bounce)).isEqualTo(204);

        assertThat(state()).isEqualTo("6 8");
        assertThat(stopped()).isEqualTo("1");
        assertThat(entries(1, 0)).isOne();
        assertThat(bring(bounce)).as("again").isEqualTo(204);
        assertThat(entries(1, 0)).isOne();
        tell(NoticeKind.TEST, Channel.EMAIL);
        postman(taking()).round(Channel.EMAIL);
        assertThat(sent()).hasSize(1);
        assertThat(state()).isEqualTo("4 3");
    }

    @Test
    void aComplaintStopsItUntilTheAddressIsConfirmedAnew() throws Exception {
        var token = send();

        assertThat(bring(Reports.complaint("abuse", "Message-ID: <" + token + "@clinic.example>")))
                .isEqualTo(204);

        assertThat(state()).isEqualTo("8 11");
        assertThat(stopped()).isEqualTo("2");
        assertThat(entries(1, 0)).isOne();
        var ana = world().as(ana());
        assertThat(ana.get("/api/notices/settings").is(200).text()).contains("\"stopped\":\"COMPLAINT\"");
        assertThat(ana.get("/api/notices").is(200).text()).contains("\"state\":\"COMPLAINED\"");
        var outbox =
                world().as(world().fresh(Role.ADMINISTRATOR)).get("/api/outbox").is(200);
        assertThat(outbox.json().get("troubles").toString())
                .contains("\"state\":\"COMPLAINED\"", "\"why\":\"COMPLAINED\"")
                .doesNotContain(ana().login(), ana().id().toString());
        ana.post("/api/notices/contacts/start", "{\"channel\":\"EMAIL\"}").is(409, "notices.CONFIRM_FIRST");
        assertThat(stopped()).isEqualTo("2");

        ana.post("/api/notices/contacts", "{\"channel\":\"EMAIL\",\"address\":\"" + ana().login() + "\"}")
                .is(200);
        postman(taking()).round(Channel.EMAIL);
        var code = sent().getLast().text().body().replaceAll("(?s).*is (\\d{6})\\..*", "$1");
        ana.post("/api/notices/contacts/confirm", "{\"channel\":\"EMAIL\",\"code\":\"" + code + "\"}")
                .is(200);

        assertThat(stopped()).isNull();
        assertThat(bring(Reports.complaint("abuse", "Message-ID: <" + token + "@clinic.example>")))
                .as("the old one again")
                .isEqualTo(204);
        assertThat(stopped()).isNull();
    }

    @Test
    void allThatWentInOneDigestCameBackWithIt() throws Exception {
        var token = send();
        var lead = Rows.id("select id from notifications.delivery where account_id = ?", ana().id());
        tell(NoticeKind.ITEM_LATE, Channel.EMAIL);
        Rows.change(
                "update notifications.delivery set state = 3, done_at = now(), lead_id = ? where account_id = ? and id <> ?",
                lead,
                ana().id(),
                lead);

        bring(bounce(token));

        assertThat(Rows.number(
                        "select count(*) from notifications.delivery where account_id = ? and state = 6", ana().id()))
                .isEqualTo(2);
    }

    @Test
    void aMailboxThatIsNotInUseAnyMoreStopsNothing() throws Exception {
        var token = send();
        asHers(own -> {
            contacts.await(own, Channel.EMAIL, "new@home.example", "123456", 5, clock().instant(), 5);
            contacts.confirm(own, Channel.EMAIL, "new@home.example");
        });

        assertThat(bring(bounce(token))).isEqualTo(204);

        assertThat(stopped()).isNull();
        assertThat(state()).as("that it came back is known").isEqualTo("6 8");
    }

    @Test
    void aCodeThatCameBackStopsNothing() throws Exception {
        var ana = world().as(ana());
        ana.after(ana.post("/api/session/step-up", "{\"code\":\"" + ana().code(clock().instant()) + "\"}")
                        .is(200))
                .post("/api/notices/contacts", "{\"channel\":\"EMAIL\",\"address\":\"typo@home.example\"}")
                .is(200);
        Rows.change("delete from notifications.delivery where kind is not null"); // the warning about it
        postman(taking()).round(Channel.EMAIL);

        assertThat(bring(bounce(String.valueOf(sent().getLast().returns())))).isEqualTo(204);

        assertThat(stopped()).isNull();
        assertThat(state()).isEqualTo("6 8");
    }

    @Test
    void aMonthLaterItIsAboutSomethingElse() throws Exception {
        var token = send();
        clock().advance(Duration.ofDays(30).plusMinutes(1));

        assertThat(bring(bounce(token))).isEqualTo(204);

        nothingChanged();
    }

    @Test
    void whatIsNoReportOrOneOfADelayChangesNothing() throws Exception {
        var to = Reports.to(send());

        assertThat(bring(Reports.bounce(to, "delayed", "4.4.1", "smtp; 451 later")))
                .isEqualTo(204);
        assertThat(bring(Reports.bounce(to, "failed", "5.2.2", "smtp; 552 full")))
                .isEqualTo(204);
        assertThat(bring("To: " + to + "\r\nSubject: Away\r\nAuto-Submitted: auto-replied\r\n\r\nUntil Monday\r\n"))
                .isEqualTo(204);
        assertThat(bring("To: returns@clinic.example\r\nSubject: Buy\r\n\r\nBuy this\r\n"))
                .isEqualTo(204);

        nothingChanged();
    }

    @Test
    void aTokenThatIsNotOursStopsNobody() throws Exception {
        var token = send();
        var id = Rows.id("select id from notifications.delivery where account_id = ?", ana().id());
        var ofTheOther = returns.token(World.OTHER_CLINIC, id, ana().login());
        var unknown = returns.token(World.CLINIC, UUID.randomUUID(), ana().login());

        for (int place = 0; place < Returns.TOKEN_LENGTH; place += 7) {
            var forged = new StringBuilder(token);
            forged.setCharAt(place, token.charAt(place) == 'a' ? 'b' : 'a');
            assertThat(bring(bounce(forged.toString()))).as(forged.toString()).isEqualTo(422);
        }
        assertThat(bring(bounce("z".repeat(Returns.TOKEN_LENGTH)))).isEqualTo(422);
        assertThat(entries(2, 7)).isEqualTo(9);
        assertThat(bring(bounce(ofTheOther)))
                .as("looked for in the other clinic only")
                .isEqualTo(204);
        assertThat(bring(bounce(unknown))).isEqualTo(204);

        nothingChanged();
    }
}
