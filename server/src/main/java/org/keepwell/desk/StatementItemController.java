package org.keepwell.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.audit.AuditTrail;
import org.keepwell.refills.CareTeamStatements;
import org.keepwell.worklists.Item;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What staff answer to what a patient said of their medicines. */
@RestController
class StatementItemController {

    private final Entrance entrance;
    private final CareTeamStatements statements;
    private final Items items;

    StatementItemController(Entrance entrance, CareTeamStatements statements, Items items) {
        this.entrance = entrance;
        this.statements = statements;
        this.items = items;
    }

    record One(
            @NotNull UUID id,
            boolean accepted,
            @Nullable @Size(max = 500) String words) {

        @Override
        public String toString() {
            return "answer to " + id;
        }
    }

    record Answers(
            int version, @NotNull @Size(min = 1, max = 20) List<@Valid @NotNull One> answers) {}

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/statements")
    ItemView.Changed answer(@PathVariable UUID id, @Valid @RequestBody Answers body, Grant own, AuditTrail trail) {
        var entered = entrance.enter(own, id, Act.MOVE_ITEM);
        if (entered.item().kind() != Item.Kind.STATEMENT) {
            throw new NotVisible();
        }
        var told = entrance.refill(entered, Act.ANSWER_STATEMENT);
        var answers = body.answers().stream()
                .map(one -> new CareTeamStatements.Answer(one.id(), one.accepted(), one.words()))
                .toList();
        var after = statements.answer(told.grant(), told.item(), body.version(), answers, trail);
        return new ItemView.Changed(items.row(own, new Moved(entered, after)));
    }
}
