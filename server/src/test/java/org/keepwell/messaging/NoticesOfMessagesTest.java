package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.worklists.UsualBoards;

/** Who is told of an answer, and who is not. */
@Proves({"T10", "T22"})
class NoticesOfMessagesTest extends HttpTest {

    @Test
    void thePatientAndWhoeverMaySeeTheThreadAreToldOnceAndNobodyElse() {
        world().staffTheBoards();
        var patient = world().somebody("NOTICE-1", "1971-05-05");
        var ana = world().fresh(Role.PATIENT);
        var daughter = world().fresh(Role.PROXY);
        var son = world().fresh(Role.PROXY);
        world().relate(ana, patient, Relation.SELF);
        world().relate(daughter, patient, Relation.PROXY);
        world().relate(son, patient, Relation.PROXY);
        var ask = Writing.ask("MEDICAL", "Between us " + patient, "Do not tell my son")
                .replace("\"hideFrom\":[]", "\"hideFrom\":[\"" + son.id() + "\"]");
        var asked = world().as(ana).post(Writing.messages(patient), ask).is(201).json();
        var nurse = world().as(world().onBoard(Role.NURSE, UsualBoards.NURSES));
        var row = Writing.row(nurse, "1", "Between us " + patient);
        var answer = Writing.answer(1, "We will not", false);

        nurse.post("/api/queue/" + row.get("id").asString() + "/replies", answer)
                .is(201);
        nurse.post("/api/queue/" + row.get("id").asString() + "/replies", answer)
                .is(201); // a second tap

        var thread = asked.get("id").asString();
        assertThat(Rows.number(
                        "select count(*) from notifications.notice where item_id = ?::uuid and account_id in (?, ?)",
                        thread,
                        ana.id(),
                        daughter.id()))
                .isEqualTo(2);
        assertThat(Rows.number("select count(*) from notifications.notice where account_id = ?", son.id()))
                .isZero();
        assertThat(world().as(son).get(Writing.messages(patient) + "/" + thread).status())
                .isEqualTo(404);
        assertThat(world().as(son)
                        .get(Writing.messages(patient))
                        .json()
                        .get("items")
                        .size())
                .isZero();
        assertThat(world().as(son)
                        .post(Writing.messages(patient) + "/search", "{\"words\":\"tell\"}")
                        .json()
                        .get("items")
                        .size())
                .isZero();
        world().as(daughter).get(Writing.messages(patient) + "/" + thread).is(200);
    }

    @Test
    void whoeverGetsAnItemFromSomebodyElseIsTold() {
        world().staffTheBoards();
        var patient = world().somebody("NOTICE-2", "1972-06-06");
        var ana = world().fresh(Role.PATIENT);
        world().relate(ana, patient, Relation.SELF);
        Writing.asks(world().as(ana), patient, "MEDICAL", "Pass it on " + patient);
        var nurse = world().as(world().onBoard(Role.NURSE, UsualBoards.NURSES));
        var physician = world().onBoard(Role.PHYSICIAN, UsualBoards.PHYSICIANS);
        var row = Writing.row(nurse, "1", "Pass it on " + patient);

        Writing.step(nurse, row, "escalate", "\"to\":\"" + physician.id() + "\",\"note\":\"Please look\"")
                .is(200);

        assertThat(Rows.number(
                        "select count(*) from notifications.notice where item_id = ?::uuid and account_id = ?",
                        row.get("id").asString(),
                        physician.id()))
                .isEqualTo(1);
    }
}
