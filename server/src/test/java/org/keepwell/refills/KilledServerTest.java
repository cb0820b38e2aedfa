package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.messaging.Writing;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.OpenPage;
import org.keepwell.testing.OtherServer;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.worklists.UsualBoards;

/**
 * The server is killed, as by a power cut, at every step of a story: while a question is sent, answered, a refill asked
 * for, passed on, approved, carried to the pharmacy and told. Everybody does what they would do: they try again with the
 * same request. Afterwards there is as much of everything as after a story that nobody disturbed.
 */
@Tag("long")
@Proves({"T20", "T30"})
class KilledServerTest extends HttpTest {

    /** A step at which it is killed, and how long after the step began. */
    private record Blow(Step step, int millis) {}

    /** What went on after the answer first: what a dead server held is free again after a minute and a half. */
    private static final List<Blow> BLOWS = List.of(
            new Blow(Step.CARRY, 100),
            new Blow(Step.CARRY, 1_000),
            new Blow(Step.CARRY, 1_900),
            new Blow(Step.CARRY, 2_400),
            new Blow(Step.CARRY, 3_500),
            new Blow(Step.ASK_QUESTION, 4),
            new Blow(Step.ASK_QUESTION, 40),
            new Blow(Step.ASK_QUESTION, 250),
            new Blow(Step.ANSWER_QUESTION, 8),
            new Blow(Step.ANSWER_QUESTION, 60),
            new Blow(Step.ANSWER_QUESTION, 300),
            new Blow(Step.ASK_REFILL, 6),
            new Blow(Step.ASK_REFILL, 80),
            new Blow(Step.ASK_REFILL, 350),
            new Blow(Step.PASS_ON, 5),
            new Blow(Step.PASS_ON, 50),
            new Blow(Step.PASS_ON, 200),
            new Blow(Step.APPROVE, 10),
            new Blow(Step.APPROVE, 70),
            new Blow(Step.APPROVE, 400));

    private static final String SENT = "select count(*) from pharmacy.outbox where kind = 1"
            + " and replace(id::text, '-', '') = any (string_to_array(?, ','))";

    @TempDir
    private Path folder;

    @Test
    void whateverIsKilledNothingIsLostAndNothingIsThereTwice() throws Exception {
        world().staffTheBoards();
        try (var pharmacies = world().pharmacies().elsewhere(Duration.ofMillis(1_500));
                var server = new OtherServer(folder, pharmacyPort())) {
            server.train();
            server.start();
            whatIsAskedHereIsHeardThere(server);
            var undisturbed = new Story(world(), server, "K-0", null, 0).told();
            var disturbed = new LinkedHashMap<Blow, Story>();
            for (var blow : BLOWS) {
                disturbed.put(
                        blow,
                        new Story(world(), server, "K-" + (disturbed.size() + 1), blow.step(), blow.millis()).told());
            }
            var stories = new ArrayList<>(disturbed.values());
            stories.add(undisturbed);
            for (var story : stories) {
                await(pharmacies, story, "ready", () -> story.refillState().equals("READY"));
                await(pharmacies, story, "told", () -> waiting(story) == 0);
                // that a prescription is being worked on may arrive after the medicine is ready
                await(
                        pharmacies,
                        story,
                        "confirmed",
                        () -> "8:1 11:1".equals(count(story).get("fills")));
            }

            var asItShouldBe = count(undisturbed);
            assertThat(asItShouldBe).containsEntry("messages", "1:1 2:1").containsEntry("prescriptions", "1");
            disturbed.forEach((blow, story) ->
                    assertThat(count(story)).as("killed at %s", blow).isEqualTo(asItShouldBe));
            // of a refill: approved, at the pharmacy, ready; where "ready" came first, "at the pharmacy" is no news
            assertThat(stories).allSatisfy(story -> assertThat(ofRefill(story)).isBetween(2L, 3L));
            // of each its one prescription came; what other tests left in the outbox may have come too, but nothing
            // else
            var came = pharmacies.prescriptions();
            assertThat(stories)
                    .allSatisfy(story -> assertThat(Rows.number(
                                    SENT + " and patient_id = ?",
                                    came,
                                    story.patient().value()))
                            .isEqualTo(1));
            assertThat(Rows.number(SENT, came)).isEqualTo(came.split(",").length);
            assertThat(server.kills()).isEqualTo(BLOWS.size());
        }
    }

    /** A question asked at one server is news on a page that another server keeps open. */
    private void whatIsAskedHereIsHeardThere(OtherServer server) throws Exception {
        var patient = world().somebody("K-LIVE", "1970-02-04");
        var person = world().fresh(Role.PATIENT);
        world().relate(person, patient, Relation.SELF);
        var there = world().as(person).at(server.address());
        there.get(Writing.messages(patient)).is(200); // the first request of a new server takes its time
        var nurse = world().as(world().onBoard(Role.NURSE, UsualBoards.NURSES));
        try (var page = new OpenPage(nurse)) {
            for (int time = 1; time <= 5; time++) {
                Writing.asks(there, patient, "MEDICAL", "Can you hear me " + time);
                long answered = System.nanoTime();
                assertThat(page.next(5)).isEqualTo("data: queue");
                System.out.println("heard at the other server " + (System.nanoTime() - answered) / 1_000_000
                        + " ms after the answer");
            }
        }
    }

    /** Notices that should have left by now. */
    private static long waiting(Story story) {
        return Rows.number(
                "select count(*) from notifications.delivery where account_id = ? and (state = 2 or state = 1 and next_at <= now())",
                story.account());
    }

    private static long ofRefill(Story story) {
        return Rows.number(
                "select count(*) from notifications.notice where account_id = ? and kind = 3", story.account());
    }

    /** How much there is of everything. */
    private static Map<String, String> count(Story story) {
        var patient = story.patient();
        var counts = new LinkedHashMap<String, String>();
        counts.put("threads", of("select count(*) from messaging.thread where patient_id = ?", patient));
        counts.put(
                "messages",
                of(
                        "select string_agg(side || ':' || n, ' ' order by side) from (select side, count(*) n from"
                                + " messaging.message where patient_id = ? group by 1) m",
                        patient));
        counts.put(
                "items",
                of(
                        "select string_agg(kind || ':' || coalesce(done_as, 0), ' ' order by kind) from worklists.item"
                                + " where patient_id = ?",
                        patient));
        counts.put(
                "steps",
                of(
                        "select string_agg(what || ':' || n, ' ' order by what) from (select what, count(*) n from"
                                + " worklists.step where patient_id = ? group by 1) s",
                        patient));
        counts.put(
                "refills",
                of("select string_agg(state::text, ' ') from refills.request where patient_id = ?", patient));
        counts.put(
                "prescriptions", of("select count(*) from pharmacy.outbox where patient_id = ? and kind = 1", patient));
        counts.put(
                "fills",
                of(
                        "select string_agg(kind || ':' || n, ' ' order by kind) from (select kind, count(*) n from"
                                + " pharmacy.inbox where patient_id = ? group by 1) f",
                        patient));
        counts.put(
                "notices",
                Rows.text(
                        "select string_agg(kind || ':' || n, ' ' order by kind) from (select kind, count(*) n from"
                                + " notifications.notice where account_id = ? and kind <> 3 group by 1) n",
                        story.account()));
        return counts;
    }

    private static String of(String query, PatientId patient) {
        return Rows.text(query.replace("select count(*)", "select count(*)::text"), patient.value());
    }

    private static void await(Object pharmacies, Story story, String what, BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError(
                        story + " is not " + what + ": " + story.refillState() + ' ' + count(story)
                                + "; " + pharmacies + "; held: "
                                + Rows.text(
                                        "select string_agg(concat_ws(':', kind, state, reason), ' ') from pharmacy.quarantine"));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
