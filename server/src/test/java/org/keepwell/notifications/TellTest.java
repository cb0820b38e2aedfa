package org.keepwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** From the transaction of an event to the message that leaves. */
class TellTest extends HttpTest {

    @Autowired
    private Notices notices;

    @Autowired
    private Postman postman;

    @Autowired
    private Captured captured;

    @Autowired
    private Access access;

    @Autowired
    private SealedTransaction transaction;

    private Person ana;

    @BeforeEach
    void ana() {
        Rows.change("delete from notifications.notice");
        ana = world().fresh(Role.PATIENT);
        world().relate(ana, world().ana(), Relation.SELF);
    }

    @Test
    void whatIsToldLeavesOnceOnEachChannelThatHasAnAddress() {
        var event = UUID.randomUUID();

        tell(event);
        tell(event);
        postman.round(Channel.EMAIL);
        postman.round(Channel.SMS);

        assertThat(captured.all().stream().filter(this::toAna)).singleElement().satisfies(message -> {
            assertThat(message.channel()).isEqualTo(Channel.EMAIL);
            assertThat(message.subject()).isEqualTo("You have something new at Marrow Creek Clinic");
            assertThat(message.body()).contains("There is an answer for you at Marrow Creek Clinic.", "/go/");
        });
        assertThat(states()).isEqualTo("1:3: 2:4:5"); // sent by e-mail; no phone is known
    }

    @Test
    void whatIsRolledBackWasNeverTold() {
        try {
            transaction.run(grant(), () -> {
                notices.tell(grant(), id(), NoticeKind.MESSAGE_ANSWERED, link(), UUID.randomUUID());
                throw new IllegalStateException("the event did not happen");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("the event did not happen");
        }

        assertThat(Rows.number("select count(*) from notifications.notice where account_id = ?", ana.id()))
                .isZero();
    }

    @Test
    void outsideOfATransactionNothingIsTold() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> notices.tell(grant(), id(), NoticeKind.TEST, NoticeLink.settings(), UUID.randomUUID()));
    }

    @Test
    void thePatientsSideIsThePatientAndTheProxiesButNobodyElse() {
        var proxy = world().fresh(Role.PROXY);
        world().relate(proxy, world().ana(), Relation.PROXY);
        var nurse = world().fresh(Role.NURSE);
        world().relate(nurse, world().ana(), Relation.CARE_TEAM);
        var event = UUID.randomUUID();

        transaction.run(
                grant(),
                () -> notices.tellPatientSide(grant(), Set.of(id()), NoticeKind.MESSAGE_FROM_CLINIC, link(), event));

        assertThat(told(event, proxy)).isOne();
        assertThat(told(event, ana)).isZero(); // it was her own act
        assertThat(told(event, nurse)).isZero();
    }

    @Test
    void whoeverStandsToThePatientNoMoreIsNotTold() {
        tell(UUID.randomUUID());
        Rows.change("update access.relation_by_account set ends_at = ? where account_id = ?", yesterday(), ana.id());

        postman.round(Channel.EMAIL);

        assertThat(captured.all().stream().filter(this::toAna)).isEmpty();
        assertThat(states()).isEqualTo("1:4:6 2:1:");
    }

    @Test
    void whatADeadProcessHadTakenIsSentByTheNextWhenItsLeaseIsOver() {
        tell(UUID.randomUUID());
        Rows.change(
                "update notifications.delivery set state = 2, tries = 1, first_try_at = ?, next_at = ? where account_id = ?",
                java.sql.Timestamp.from(clock().instant()),
                java.sql.Timestamp.from(clock().instant().plus(Deliveries.LEASE)),
                ana.id());

        postman.round(Channel.EMAIL);
        assertThat(captured.all().stream().filter(this::toAna)).isEmpty();
        clock().advance(Deliveries.LEASE.plusSeconds(1));
        postman.round(Channel.EMAIL);

        assertThat(captured.all().stream().filter(this::toAna)).hasSize(1);
    }

    private void tell(UUID event) {
        transaction.run(grant(), () -> notices.tell(grant(), id(), NoticeKind.MESSAGE_ANSWERED, link(), event));
    }

    private boolean toAna(Captured.Message message) {
        return message.address().equals(ana.login());
    }

    /** Channel, state and reason of each. */
    private String states() {
        return Rows.text(
                "select string_agg(channel || ':' || state || ':' || coalesce(why::text, ''), ' ' order by channel)"
                        + " from notifications.delivery where account_id = ? and channel < 3",
                ana.id());
    }

    private static long told(UUID event, Person to) {
        return Rows.number(
                "select count(*) from notifications.notice where event = ? and account_id = ?", event, to.id());
    }

    private NoticeLink link() {
        return NoticeLink.refills(world().ana());
    }

    private AccountId id() {
        return new AccountId(ana.id());
    }

    private java.sql.Timestamp yesterday() {
        return java.sql.Timestamp.from(clock().instant().minus(Duration.ofDays(1)));
    }

    private Grant grant() {
        var actor = Actor.account(World.CLINIC, id(), Role.PATIENT, UUID.randomUUID());
        return access.check(actor, Act.READ_HOME, Relation.SELF, world().ana());
    }
}
