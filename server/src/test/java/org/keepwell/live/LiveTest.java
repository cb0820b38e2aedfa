package org.keepwell.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.messaging.Writing;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.OpenPage;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.worklists.UsualBoards;

/** What an open page hears, and from when on it hears nothing any more. */
@Proves({"T09", "T16"})
class LiveTest extends HttpTest {

    @Test
    void theOtherSideHearsWithinASecondAndNothingButAWord() throws Exception {
        world().staffTheBoards();
        var patient = world().somebody("LIVE-1", "1981-01-01");
        var person = world().fresh(Role.PATIENT);
        world().relate(person, patient, Relation.SELF);
        var nurse = world().onBoard(Role.NURSE, UsualBoards.NURSES);
        try (var desk = listen(nurse);
                var home = listen(person)) {
            Writing.asks(world().as(person), patient, "MEDICAL", "Do you hear me " + patient);
            assertThat(desk.next(5)).isEqualTo("data: queue");
            assertThat(home.next(5)).isEqualTo("data: messages");
        }
    }

    @Test
    void whoeverMayNotHearAnyMoreHearsNothing() throws Exception {
        world().staffTheBoards();
        var patient = world().somebody("LIVE-2", "1982-02-02");
        var person = world().fresh(Role.PATIENT);
        var proxy = world().fresh(Role.PROXY);
        world().relate(person, patient, Relation.SELF);
        world().relate(proxy, patient, Relation.PROXY);
        var nurse = world().fresh(Role.NURSE);
        world().join(nurse, UsualBoards.NURSES);
        var other = world().onBoard(Role.NURSE, UsualBoards.NURSES);
        try (var ofProxy = listen(proxy);
                var ofNurse = listen(nurse);
                var control = listen(other)) {
            Rows.change(
                    "update access.relation_by_account set ends_at = now() where account_id = ? and patient_id = ?",
                    proxy.id(),
                    patient.value());
            world().leave(nurse, UsualBoards.NURSES);

            Writing.asks(world().as(person), patient, "MEDICAL", "Who hears this " + patient);

            assertThat(control.next(5)).as("somebody hears").isEqualTo("data: queue");
            assertThat(ofProxy.next(1)).isNull();
            assertThat(ofNurse.next(1)).isNull();
        }
    }

    @Test
    void aStreamEndsWithItsSession() throws Exception {
        world().staffTheBoards();
        var patient = world().somebody("LIVE-3", "1983-03-03");
        var person = world().fresh(Role.PATIENT);
        world().relate(person, patient, Relation.SELF);
        try (var stream = listen(person)) {
            Rows.change("delete from identity.session where account_id = ?", person.id());
            Writing.asks(world().as(person), patient, "MEDICAL", "After the end " + patient);
            assertThat(stream.next(5)).isEqualTo(OpenPage.END);
        }
    }

    @Test
    void itIsNoActivityThatKeepsASessionAlive() throws Exception {
        var person = world().fresh(Role.PATIENT);
        var caller = world().as(person);
        Rows.change(
                "update identity.session set last_seen_at = now() - interval '10 minutes' where account_id = ?",
                person.id());
        try (var stream = new OpenPage(caller)) {
            assertThat(Rows.number(
                            "select count(*) from identity.session where account_id = ?"
                                    + " and last_seen_at > now() - interval '9 minutes'",
                            person.id()))
                    .isZero();
            assertThat(stream.next(0)).isNull();
        }
    }

    private OpenPage listen(Person person) throws Exception {
        return new OpenPage(world().as(person));
    }
}
