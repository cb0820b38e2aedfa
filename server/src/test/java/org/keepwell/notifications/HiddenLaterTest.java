package org.keepwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.messaging.Writing;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.worklists.UsualBoards;
import org.springframework.beans.factory.annotation.Autowired;

/** Whether somebody may know is asked when a notice leaves and when it is followed, not when it was told. */
@Proves({"T10", "T22"})
class HiddenLaterTest extends HttpTest {

    private static final String STATE =
            "select state::text from notifications.delivery where account_id = ? and channel = 1";

    private static final String WHY = STATE.replace("state::text", "why::text");

    @Autowired
    private Postman postman;

    @Test
    void whoeverItIsHiddenFromAfterwardsIsNotToldAnyMoreAndItsLinkLeadsNowhere() {
        world().staffTheBoards();
        var patient = world().somebody("NOTICE-3", "1973-07-07");
        var ana = world().fresh(Role.PATIENT);
        var son = world().fresh(Role.PROXY);
        world().relate(ana, patient, Relation.SELF);
        world().relate(son, patient, Relation.PROXY);
        var thread = Writing.asks(world().as(ana), patient, "MEDICAL", "Hidden later " + patient);
        var nurse = world().as(world().onBoard(Role.NURSE, UsualBoards.NURSES));
        var row = Writing.row(nurse, "1", "Hidden later " + patient);
        nurse.post("/api/queue/" + row.get("id").asString() + "/replies", Writing.answer(1, "An answer", false))
                .is(201);
        var notice = Rows.id("select id from notifications.notice where account_id = ?", son.id());
        world().as(son).get("/api/notices/" + notice).is(200);

        world().as(ana)
                .send("PUT", Writing.messages(patient) + "/" + thread + "/hidden", "{\"from\":[\"" + son.id() + "\"]}")
                .is(204);
        postman.round(Channel.EMAIL);

        world().as(son).get("/api/notices/" + notice).is(404, "not.FOUND");
        assertThat(Rows.text(STATE, son.id())).isNotEqualTo(Rows.text(STATE, ana.id()));
        assertThat(Rows.text(WHY, son.id())).isEqualTo(String.valueOf(Why.NO_RELATION.code()));
        assertThat(Rows.text(WHY, ana.id())).isNull();
    }
}
