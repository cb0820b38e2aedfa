package org.keepwell.messaging;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.Principal;
import org.keepwell.access.Relation;
import org.keepwell.access.RelationLookup;
import org.keepwell.access.TenantId;
import org.keepwell.identity.Accounts;
import org.keepwell.worklists.Boards;
import org.keepwell.worklists.Queues;
import org.springframework.stereotype.Component;

/** Whether an author may send now what was written earlier: asked anew, as if they sat there. */
@Component
class LaterRights {

    /** @param why the author may not, where there is no grant */
    record May(@Nullable Grant grant, @Nullable Held why) {

        static May not(Held why) {
            return new May(null, why);
        }
    }

    private final Access access;
    private final Accounts accounts;
    private final Boards boards;
    private final Queues queues;
    private final RelationLookup relations;

    LaterRights(Access access, Accounts accounts, Boards boards, Queues queues, RelationLookup relations) {
        this.access = access;
        this.accounts = accounts;
        this.boards = boards;
        this.queues = queues;
        this.relations = relations;
    }

    /** To find out what there is to do; opens no patient. */
    Grant looking(TenantId tenant) {
        return access.check(Actor.job(tenant, LaterPost.JOB), Act.SEND_LATER, Relation.NONE, null);
    }

    /** To give back what did not leave. */
    Grant holding(TenantId tenant, PatientId patient) {
        return access.check(Actor.job(tenant, LaterPost.JOB), Act.HOLD_LATER, Relation.NONE, patient);
    }

    May of(Grant job, LaterRepository.Key key) {
        return accounts.colleagues(job, List.of(key.author())).stream()
                .filter(Accounts.Colleague::active)
                .findFirst()
                .map(author ->
                        as(new Actor(job.tenant(), Principal.ACCOUNT, author.id(), author.role(), null, null), key))
                .orElseGet(() -> May.not(Held.AUTHOR_GONE));
    }

    private May as(Actor author, LaterRepository.Key key) {
        var grant = key.item() == null ? ofCareTeam(author, key) : ofBoard(author, key, key.item());
        return grant.map(one -> new May(one, null)).orElseGet(() -> May.not(Held.NOT_THEIRS));
    }

    private Optional<Grant> ofCareTeam(Actor author, LaterRepository.Key key) {
        return access.decide(author, Act.WRITE_LETTER, relations.of(author, key.patient()), key.patient());
    }

    private Optional<Grant> ofBoard(Actor author, LaterRepository.Key key, java.util.UUID item) {
        var own = access.decide(author, Act.WORK_QUEUE, Relation.NONE, null);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        var hearing = boards.hearing(own.get());
        return queues.find(own.get(), hearing, item)
                .filter(one -> hearing.boards().contains(one.board()))
                .flatMap(one -> access.decide(
                        author,
                        key.batch() == null ? Act.ANSWER_ITEM : Act.WRITE_TO_SEVERAL,
                        Relation.WORK_ITEM,
                        key.patient()));
    }
}
