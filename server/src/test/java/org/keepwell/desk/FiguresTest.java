package org.keepwell.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.messaging.Writing;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.worklists.UsualBoards;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a manager sees of a clinic's work, and what whoever is late is told. */
@Proves({"T22", "T30"})
class FiguresTest extends HttpTest {

    /** Kind 5: an item's time has run out. */
    private static final String TOLD = "select count(*) from notifications.notice where account_id = ? and kind = 5";

    private static int number;

    @Autowired
    private LateItems late;

    private PatientId patient;
    private Caller ana;
    private Person nursePerson;
    private Caller nurse;

    @BeforeEach
    void people() {
        world().staffTheBoards();
        patient = world().somebody("FIGURES-" + ++number, "1972-03-0" + number % 9);
        var person = world().fresh(Role.PATIENT);
        world().relate(person, patient, Relation.SELF);
        ana = world().as(person);
        nursePerson = world().onBoard(Role.NURSE, UsualBoards.NURSES);
        nurse = world().as(nursePerson);
    }

    @Test
    void theAdministratorSeesEachBoardsNumbersAndNobodysName() {
        var administrator = world().as(world().fresh(Role.ADMINISTRATOR));
        var before = of(administrator, 1);
        var title = "Counted " + number;
        Writing.asks(ana, patient, "MEDICAL", title);
        Writing.asks(ana, patient, "MEDICAL", "Stays open " + number);
        var row = Writing.row(nurse, "1", title);
        nurse.post("/api/queue/" + row.get("id").asString() + "/replies", Writing.answer(1, "Done", true))
                .is(201);

        var after = of(administrator, 1);
        assertThat(grown("came", before, after)).isEqualTo(2);
        assertThat(grown("answered", before, after)).isEqualTo(1);
        assertThat(grown("openNow", before, after)).isEqualTo(1);
        var all = administrator.get("/api/queue/figures").is(200);
        assertThat(all.json().get("boards").size()).isGreaterThanOrEqualTo(4);
        assertThat(all.text()).doesNotContain("Marsh", title, "N. M.");
        assertThat(of(nurse, 1).get("came")).isEqualTo(after.get("came"));
        var desk = world().as(world().onBoard(Role.FRONT_DESK, UsualBoards.DESK));
        assertThat(desk.get("/api/queue/figures").is(200).json().get("boards").size())
                .as("her own board")
                .isEqualTo(1);
    }

    @Test
    void whoeverHasAnItemIsToldOnceThatItsTimeHasRunOut() {
        var title = "Runs out " + number;
        Writing.asks(ana, patient, "MEDICAL", title);
        var row = Writing.row(nurse, "1", title);
        Writing.step(nurse, row, "claim", "").is(200);
        late.round();
        long before = Rows.number(TOLD, nursePerson.id());

        due(row, "1 minute");
        late.round();
        late.round();
        assertThat(Rows.number(TOLD, nursePerson.id()) - before).isEqualTo(1);

        due(row, "3 hours");
        late.round();
        assertThat(Rows.number(TOLD, nursePerson.id()) - before)
                .as("too long ago to be news")
                .isEqualTo(1);
    }

    private static void due(JsonNode row, String ago) {
        Rows.change(
                "update worklists.item set due_at = now() - interval '" + ago + "' where id = ?::uuid",
                row.get("id").asString());
    }

    private static long grown(String what, JsonNode before, JsonNode after) {
        return after.get(what).asLong() - before.get(what).asLong();
    }

    private static JsonNode of(Caller who, int board) {
        for (var one : who.get("/api/queue/figures").is(200).json().get("boards")) {
            if (one.get("id").asInt() == board) {
                return one;
            }
        }
        throw new AssertionError("no board " + board);
    }
}
