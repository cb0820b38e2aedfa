package org.keepwell.notifications;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.Audit;
import org.keepwell.tenancy.Tenants;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** An account that is told things, and a postman who hands them to a sender of the test's. */
abstract class WithPostman extends HttpTest {

    @Autowired
    private Notices notices;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Recipients recipients;

    @Autowired
    private Bounces bounces;

    @Autowired
    private Tenants tenants;

    @Autowired
    private SealedTransaction transaction;

    @Autowired
    private Access access;

    @Autowired
    private Audit audit;

    private Person ana;

    @BeforeEach
    void onlyAnaIsTold() {
        Rows.change("delete from notifications.notice");
        Rows.change("delete from notifications.delivery");
        ana = world().fresh(Role.PATIENT);
    }

    Person ana() {
        return ana;
    }

    Postman postman(Sender sender) {
        return new Postman(
                deliveries,
                decisions,
                recipients,
                bounces,
                new Channels(List.of(sender)),
                tenants,
                transaction,
                access,
                audit,
                new SimpleMeterRegistry(),
                clock());
    }

    /** A moment later than the one before, so that one is the newest. */
    void tell(NoticeKind kind, Channel channel) {
        var own = access.check(
                Actor.account(World.CLINIC, account(), Role.PATIENT, UUID.randomUUID()),
                Act.TEST_NOTICE,
                Relation.NONE,
                null);
        clock().advance(Duration.ofMillis(1));
        transaction.run(
                own,
                () -> notices.tell(
                        own, account(), kind, NoticeLink.settings(), UUID.randomUUID(), new Integer[] {channel.code()
                        }));
    }

    /** Work in the transaction of the job that acts for her. */
    void asHers(java.util.function.Consumer<Grant> work) {
        var own = recipients.actingFor(World.CLINIC, account());
        transaction.run(own, () -> work.accept(own));
    }

    /** Of the newest. */
    String state() {
        return Rows.text(
                "select state || ' ' || coalesce(why::text, '') from notifications.delivery where account_id = ?"
                        + " order by made_at desc limit 1",
                ana.id());
    }

    private AccountId account() {
        return new AccountId(ana.id());
    }
}
