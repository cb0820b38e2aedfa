package org.keepwell.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.keepwell.tenancy.Tenant;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What staff ask the patient before they decide about a request for a medicine. */
@RestController
class RefillQuestionController {

    private final RefillQuestions questions;
    private final Items items;

    RefillQuestionController(RefillQuestions questions, Items items) {
        this.questions = questions;
        this.items = items;
    }

    record Question(
            int version, @NotNull UUID sendKey, @NotNull String body) {

        @Override
        public String toString() {
            return "question";
        }
    }

    /** Begins a conversation with the patient; what they answer comes to the board as with any other. */
    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/refill/ask")
    ItemView.Changed ask(
            @PathVariable UUID id, @Valid @RequestBody Question body, Grant own, Tenant tenant, AuditTrail trail) {
        var question = new RefillQuestions.Question(body.sendKey(), body.version(), body.body());
        return new ItemView.Changed(items.row(own, questions.ask(own, id, question, tenant, trail)));
    }
}
