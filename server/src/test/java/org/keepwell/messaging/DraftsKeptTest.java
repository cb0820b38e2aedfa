package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Role;
import org.keepwell.testing.Call;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.worklists.UsualBoards;

/** What a draft keeps, and where one may be kept. */
@Proves({"T12", "T27"})
class DraftsKeptTest extends ConversationScene {

    @Test
    void anAnswerKeepsItsFilesForWhomItIsAndWhatItChanges() {
        var colleague = world().onBoard(Role.NURSE, UsualBoards.NURSES);
        var file = nurse.send(Call.post(item + "/files", "the plan"))
                .is(201)
                .json()
                .get("id")
                .asString();
        var changes = UUID.randomUUID();
        nurse.send(
                        "PUT",
                        item + "/draft",
                        "{\"body\":\"Half a\",\"files\":[\"" + file + "\"],\"behalfOf\":\"" + colleague.id()
                                + "\",\"note\":\"Ask Lena\",\"changes\":\"" + changes + "\"}")
                .is(204);

        var draft = nurse.get(item + "/draft").is(200).json().get("draft");
        assertThat(draft.get("body").asString()).isEqualTo("Half a");
        assertThat(draft.at("/files/0/id").asString()).isEqualTo(file);
        assertThat(draft.at("/files/0/bytes").asInt()).isEqualTo(8);
        assertThat(draft.get("behalfOf").asString()).isEqualTo(colleague.id().toString());
        assertThat(draft.get("note").asString()).isEqualTo("Ask Lena");
        assertThat(draft.get("changes").asString()).isEqualTo(changes.toString());
        assertThat(world().as(colleague)
                        .get(item + "/draft")
                        .json()
                        .get("draft")
                        .isNull())
                .isTrue();
        assertThat(Rows.number("select count(*) from messaging.draft where position('Ask Lena'::bytea in content) > 0"))
                .isZero();
    }

    @Test
    void whatIsBeingNotedOutlivesTheAnswerThatIsSent() {
        nurse.send("PUT", item + "/draft", "{\"body\":\"Half a\",\"files\":[],\"note\":\"Ask Lena\"}")
                .is(204);
        nurse.post(item + "/replies", Writing.answer(1, "A whole answer", false))
                .is(201);

        var draft = nurse.get(item + "/draft").is(200).json().get("draft");
        assertThat(draft.get("note").asString()).isEqualTo("Ask Lena");
        assertThat(draft.get("body").asString()).isEmpty();
        nurse.send("PUT", item + "/draft", "{\"body\":\"Half a\",\"files\":[],\"note\":\"\"}")
                .is(204);
        nurse.post(item + "/replies", Writing.answer(2, "And more", false)).is(201);
        assertThat(nurse.get(item + "/draft").json().get("draft").isNull()).isTrue();
    }

    @Test
    void nobodyKeepsADraftInAConversationTheyDoNotFindNorWithoutEnd() {
        var draft =
                "{\"topic\":null,\"clinicianId\":null,\"subject\":\"\",\"body\":\"B\",\"files\":[],\"hideFrom\":[]}";
        ana.send("PUT", Writing.messages(patient) + "/" + UUID.randomUUID() + "/draft", draft)
                .is(404, "not.FOUND");
        ana.send("PUT", Writing.messages(patient) + "/" + thread + "/draft", draft)
                .is(204);
        Rows.change(
                "insert into messaging.draft (tenant_id, patient_id, account_id, thread_id, saved_at, version, content)"
                        + " select tenant_id, patient_id, account_id, gen_random_uuid(), saved_at, 1, content"
                        + " from messaging.draft, generate_series(1, 99) where thread_id = ?",
                thread);
        ana.send("PUT", Writing.messages(patient) + "/draft", draft).is(422, "draft.TOO_MANY");
        ana.send("PUT", Writing.messages(patient) + "/" + thread + "/draft", draft)
                .is(204);
    }

    @Test
    void anAnswerToWhatIsDoneNeedsNoClaim() {
        nurse.post(item + "/close", "{\"version\":1,\"reason\":\"DUPLICATE\"}").is(200);
        nurse.post(item + "/replies", Writing.answer(1, "One more thing", false))
                .is(201);

        var read = ana.get(Writing.messages(patient) + "/" + thread).is(200).json();
        assertThat(read.get("state").asString()).isEqualTo("ANSWERED");
        assertThat(read.get("mayReply").asBoolean()).isTrue();
    }
}
