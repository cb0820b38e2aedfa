package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.OpenPage;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;

/** Who comes onto a board while their page is open hears of it there; who leaves it hears no more. */
@Proves({"T09", "T16"})
class HearsOfABoardTest extends HttpTest {

    private static final String WORD = "data: queue";
    private static final List<String> TOPICS = List.of("MEDICAL");

    private AtSites clinic;
    private Person doctor;
    private Person nurse;
    private String board;

    @BeforeEach
    void boardOfADoctor() {
        clinic = new AtSites(world());
        doctor = clinic.fresh(Role.PHYSICIAN);
        world().relate(doctor, world().olga(), Relation.CARE_TEAM);
        nurse = clinic.fresh(Role.NURSE);
        board = "/api/boards/"
                + clinic.administrator()
                        .post("/api/boards", AtSites.boardOf(doctor, TOPICS, doctor))
                        .is(201)
                        .json()
                        .get("id")
                        .asInt();
    }

    @Test
    void whoeverIsPutOnABoardAndTakenOffIt() throws Exception {
        try (var page = new OpenPage(world().as(nurse))) {
            arrives();
            assertThat(page.next(1)).as("not on it").isNull();
            on(doctor, nurse);
            assertThat(page.next(5)).as("a board gained").isEqualTo(WORD);
            arrives();
            assertThat(page.next(5)).as("what comes to it").isEqualTo(WORD);
            on(doctor);
            assertThat(page.next(5)).as("a board lost").isEqualTo(WORD);
            arrives();
            assertThat(page.next(1)).as("not on it any more").isNull();
        }
    }

    @Test
    void whoeverBeginsAndEndsToStandIn() throws Exception {
        var other = clinic.fresh(Role.NURSE);
        var shared = AtSites.boardOf(other, List.of("RESULT"), other, nurse);
        clinic.administrator().post("/api/boards", shared).is(201);
        on(doctor, other);
        try (var page = new OpenPage(world().as(nurse))) {
            var away = world().as(other);
            away.send("PUT", "/api/staff/away", "{\"until\":\"2100-01-01\",\"coverId\":\"" + nurse.id() + "\"}")
                    .is(204);
            assertThat(page.next(5)).as("stands in").isEqualTo(WORD);
            arrives();
            assertThat(page.next(5)).as("what comes to the board of the other").isEqualTo(WORD);
            away.send("PUT", "/api/staff/away", "{\"until\":null,\"coverId\":null}")
                    .is(204);
            assertThat(page.next(5)).as("does not any more").isEqualTo(WORD);
            arrives();
            assertThat(page.next(1)).isNull();
        }
    }

    private void on(Person... people) {
        clinic.administrator()
                .send("PUT", board, AtSites.boardOf(doctor, TOPICS, people))
                .is(204);
    }

    private void arrives() {
        clinic.askOf(doctor, "MEDICAL", null, "Do you hear this").is(201);
    }
}
