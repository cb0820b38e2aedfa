package org.keepwell.refills;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.Accounts;
import org.keepwell.worklists.Item;
import org.springframework.stereotype.Service;

/** What staff answer to what a patient said of their medicines; under the grant of the item. */
@Service
public class CareTeamStatements {

    /** One of them, as staff see it; a shape of the wire. */
    public record View(
            UUID id,
            StatementKind kind,
            StatementState state,
            String name,
            @Nullable String dose,
            @Nullable String often,
            @Nullable LocalDate since,
            @Nullable String why,
            Instant toldAt,
            String toldBy,
            @Nullable String words) {

        @Override
        public String toString() {
            return "statement " + id;
        }
    }

    /** @param words to the patient; needed to decline */
    public record Answer(
            UUID id, boolean accepted, @Nullable String words) {

        @Override
        public String toString() {
            return "answer to " + id;
        }
    }

    private final Footing footing;
    private final StatementRepository statements;
    private final StatementItems items;
    private final Accounts accounts;

    CareTeamStatements(Footing footing, StatementRepository statements, StatementItems items, Accounts accounts) {
        this.footing = footing;
        this.statements = statements;
        this.items = items;
        this.accounts = accounts;
    }

    /** @throws NotVisible if there is no such batch */
    public List<View> read(Grant grant, UUID batch) {
        var told = footing.transaction().in(grant, () -> statements.ofBatch(grant, batch, footing.cipher(grant)));
        if (told.isEmpty()) {
            throw new NotVisible();
        }
        var names = names(grant, told);
        return told.stream().map(one -> view(one, names)).toList();
    }

    /** What it is called in a row of the queue. */
    public String title(Grant grant, UUID batch) {
        return footing.transaction()
                .in(grant, () -> StatementItems.title(statements.ofBatch(grant, batch, footing.cipher(grant))));
    }

    /** @throws RuleBroken 409 while one of them waits for an answer */
    public void checkMayClose(Grant grant, UUID batch) {
        var waits =
                footing.transaction().in(grant, () -> statements.ofBatch(grant, batch, footing.cipher(grant))).stream()
                        .anyMatch(one -> one.state() == StatementState.TOLD);
        if (waits) {
            throw new RuleBroken(409, "statement.UNANSWERED");
        }
    }

    /**
     * Answers those that were not answered; all of them, so that nothing is left half.
     *
     * @param version of the item, as it was seen
     * @throws RuleBroken 422 if one is missing or declined without a word; 409 if somebody was faster
     */
    public Item answer(Grant grant, Item item, int version, List<Answer> answers, AuditTrail trail) {
        var byId = new HashMap<UUID, Answer>();
        answers.forEach(one -> byId.put(one.id(), one));
        var batch = item.subject();
        return footing.transaction().in(grant, () -> {
            var cipher = footing.cipher(grant);
            var told = statements.holdBatch(grant, batch, cipher);
            var held = items.hold(grant, batch, version);
            var now = footing.clock().instant();
            for (var statement : told) {
                if (statement.state() == StatementState.TOLD) {
                    var answer = checked(byId.remove(statement.id()));
                    var state = answer.accepted() ? StatementState.ACCEPTED : StatementState.DECLINED;
                    statements.settle(grant, statement.id(), state, answer.words(), now, cipher);
                }
            }
            if (!byId.isEmpty()) { // another patient's, or answered before
                throw new RuleBroken(409, "statement.ANSWERED");
            }
            var done = items.answered(grant, held, cipher);
            trail.append(AuditEntry.allowed(grant, trail.request()).about(batch));
            footing.told().answered(grant, batch, statements.labels(grant, batch));
            return done;
        });
    }

    private static Answer checked(@Nullable Answer answer) {
        if (answer == null) {
            throw new RuleBroken(422, "statement.UNANSWERED", "answers");
        }
        var words = answer.words() == null || answer.words().isBlank()
                ? null
                : answer.words().strip();
        if (!answer.accepted() && words == null) {
            throw new RuleBroken(422, "statement.SAY_WHY", "words");
        }
        return new Answer(answer.id(), answer.accepted(), words);
    }

    private Map<UUID, String> names(Grant grant, List<Statement> told) {
        var names = new HashMap<UUID, String>();
        accounts.names(grant, told.stream().map(Statement::toldBy).distinct().toList())
                .forEach(one -> names.put(one.id(), one.name()));
        return names;
    }

    private static View view(Statement one, Map<UUID, String> names) {
        var words = one.words();
        var answer = one.answer();
        return new View(
                one.id(),
                one.kind(),
                one.state(),
                words.name(),
                words.dose(),
                words.often(),
                words.since(),
                words.why(),
                one.toldAt(),
                names.getOrDefault(one.toldBy(), ""),
                answer == null ? null : answer.words());
    }
}
