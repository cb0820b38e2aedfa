package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.UsualBoards;
import tools.jackson.databind.JsonNode;

/** Who stands in for somebody who is away, what they hear of, what patients are told; and what is put off comes back. */
@Proves({"T01", "T30"})
class CoverTest extends HttpTest {

    private static final String AWAY = "/api/staff/away";
    private static int number;

    private final List<Person> joined = new ArrayList<>();
    private PatientId patient;
    private Caller ana;
    private Person away;
    private Person stand;
    private Person nurse;

    @BeforeEach
    void people() {
        world().staffTheBoards();
        patient = world().somebody("COVER-" + ++number, "1971-02-0" + number % 9);
        var person = world().fresh(Role.PATIENT);
        world().relate(person, patient, Relation.SELF);
        ana = world().as(person);
        away = on(Role.PHYSICIAN, UsualBoards.PHYSICIANS);
        stand = on(Role.PHYSICIAN, UsualBoards.PHYSICIANS);
        nurse = on(Role.NURSE, UsualBoards.NURSES);
    }

    @AfterEach
    void leaveTheBoards() {
        for (var person : joined) {
            for (var board : UsualBoards.all()) {
                world().leave(person, board);
            }
        }
    }

    @Test
    void whoeverStandsInHasWhatTheOtherHadUntilTheLastDayIsOver() {
        var title = "Escalated " + number;
        Writing.asks(ana, patient, "MEDICAL", title);
        var row = Writing.row(world().as(nurse), "1", title);
        Writing.step(world().as(nurse), row, "escalate", "\"to\":\"" + away.id() + "\",\"note\":\"Look\"")
                .is(200);
        assertThat(mine(stand)).doesNotContain(title);

        goAway(away, stand, 2).is(204);
        assertThat(world().as(away).get(AWAY).is(200).json().get("coverId").asString())
                .isEqualTo(stand.id().toString());
        assertThat(mine(stand)).contains(title);
        assertThat(mine(nurse)).doesNotContain(title);

        clock().advance(Duration.ofDays(4));
        var later = world().as(stand);
        assertThat(later.get("/api/queue?board=mine").is(200).text()).doesNotContain(title);
    }

    @Test
    void nobodyStandsInForMoreThanTheyMayBeOn() {
        world().join(away, UsualBoards.NURSES); // so that a nurse shares a board with a physician
        assertThat(world().as(away).get(AWAY).is(200).text())
                .contains(stand.id().toString())
                .doesNotContain(nurse.id().toString());
        goAway(away, nurse, 2).is(422, "away.NO_SUCH_COVER");
        goAway(away, away, 2).is(422, "away.NO_SUCH_COVER");

        // named while it was right, and on a board of physicians since then
        var colleague = on(Role.NURSE, UsualBoards.NURSES);
        var changing = on(Role.PHYSICIAN, UsualBoards.NURSES);
        goAway(changing, colleague, 2).is(204);
        world().join(changing, UsualBoards.PHYSICIANS);
        var title = "For physicians " + number;
        Writing.asks(ana, patient, "MEDICAL", title);
        var row = Writing.row(world().as(nurse), "1", title);
        Writing.step(world().as(nurse), row, "escalate", "\"to\":\"" + stand.id() + "\",\"note\":\"Decide\"")
                .is(200);
        var boards = world().as(colleague).get("/api/queue/boards").is(200).text();
        assertThat(boards).contains(UsualBoards.NURSES.name()).doesNotContain(UsualBoards.PHYSICIANS.name());
        world().as(colleague).get("/api/queue/" + row.get("id").asString()).is(404, "not.FOUND");
    }

    @Test
    void patientsAreToldWhoStandsInUnlessThatOneIsAwayToo() {
        var other = on(Role.NURSE, UsualBoards.NURSES);
        goAway(nurse, other, 3).is(204);
        assertThat(reader(nurse).get("coveredBy").asString()).isEqualTo(name(other));
        assertThat(reader(nurse).get("away").asBoolean()).isTrue();

        goAway(other, null, 3).is(204);
        assertThat(reader(nurse).get("coveredBy").isNull()).isTrue();
        world().as(other).send("PUT", AWAY, "{\"until\":null,\"coverId\":null}").is(204);
        assertThat(reader(nurse).get("coveredBy").asString()).isEqualTo(name(other));
        world().as(nurse).send("PUT", AWAY, "{\"until\":null,\"coverId\":null}").is(204);
        assertThat(reader(nurse).get("away").asBoolean()).isFalse();
    }

    @Test
    void whoWritesAgainWaitsNoLongerBecauseTheFirstQuestionWasPutOff() {
        var title = "Put off " + number;
        var thread = Writing.asks(ana, patient, "MEDICAL", title);
        var staff = world().as(nurse);
        var row = Writing.row(staff, "1", title);
        var until = clock().instant().plus(Duration.ofDays(60));
        Writing.step(staff, row, "snooze", "\"until\":\"" + until + "\"").is(200);

        ana.post(Writing.messages(patient) + "/" + thread + "/replies", Writing.reply("It is getting worse"))
                .is(201);
        var again = Writing.row(staff, "1", title);
        assertThat(Instant.parse(again.get("dueAt").asString()))
                .isBefore(clock().instant().plus(Duration.ofDays(3)));
    }

    private JsonNode reader(Person who) {
        for (var topic :
                ana.get(Writing.messages(patient) + "/topics").is(200).json().get("topics")) {
            if (topic.get("topic").asString().equals("MEDICAL")) {
                for (var reader : topic.at("/anywhere/readers")) {
                    if (reader.get("name").asString().equals(name(who))) {
                        return reader;
                    }
                }
            }
        }
        throw new AssertionError(name(who) + " is not among the readers");
    }

    /** As whoever made the account called it. */
    private static String name(Person person) {
        return "Made Up " + person.login().replaceAll("\\D", "");
    }

    private Person on(Role role, Board board) {
        var person = world().fresh(role);
        joined.add(person);
        world().join(person, board);
        return person;
    }

    private String mine(Person who) {
        return world().as(who).get("/api/queue?board=mine").is(200).text();
    }

    private org.keepwell.testing.Answer goAway(Person who, @Nullable Person cover, int days) {
        var last = LocalDate.ofInstant(clock().instant(), ZoneId.of("America/New_York"))
                .plusDays(days);
        return world().as(who)
                .send(
                        "PUT",
                        AWAY,
                        "{\"until\":\"" + last + "\",\"coverId\":" + (cover == null ? null : "\"" + cover.id() + "\"")
                                + "}");
    }
}
