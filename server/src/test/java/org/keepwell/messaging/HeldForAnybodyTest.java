package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.keepwell.worklists.UsualBoards;
import org.springframework.beans.factory.annotation.Autowired;

/** A letter that was held is meant for nobody in particular: it comes to no board of a clinician, though it is the first. */
@Proves("T30")
class HeldForAnybodyTest extends ConversationScene {

    @Autowired
    private LaterPost post;

    @AfterEach
    void asItWas() {
        Rows.change("update worklists.board set clinician_id = null where tenant_id = 1 and id = 1");
    }

    @Test
    void aHeldLetterComesToAnyBoardWhosePeopleMayReadItButNotToOnesOwn() {
        var letters = "/api/patients/" + patient.value() + "/letters/later";
        world().relate(nursePerson, patient, Relation.CARE_TEAM);
        var letter = Writing.letter("RESULT", "Your test", "Come and see us", true);
        nurse.post(letters, Writing.later(clock().instant().plusSeconds(300), "letter", letter))
                .is(204);
        var id = nurse.get(letters).is(200).json().at("/items/0/id").asString();
        Rows.change("update worklists.board set clinician_id = ? where tenant_id = 1 and id = 1", nursePerson.id());
        Rows.change("update access.relation_by_account set ends_at = now() where account_id = ?", nursePerson.id());

        clock().advance(Duration.ofMinutes(6));
        post.send(World.CLINIC, UUID.fromString(id));
        assertThat(Rows.number(
                        "select board_id from worklists.item where patient_id = ? and kind = 21", patient.value()))
                .isEqualTo(UsualBoards.PHYSICIANS.id());
    }
}
