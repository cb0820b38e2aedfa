package org.keepwell.access;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the actor stands to a patient that was found in the middle of a request, not named by its path. */
@Component
public class RelationLookup {

    private static final String FIND = """
            select min(kind) from access.relation_by_account
            where tenant_id = :tenant and account_id = :account and patient_id = :patient and starts_at <= :now
                and (ends_at is null or ends_at > :now)
            """;

    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final Access access;
    private final Clock clock;

    RelationLookup(JdbcClient db, SealedTransaction transaction, Access access, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.access = access;
        this.clock = clock;
    }

    /** The closest relation that holds now. */
    public Relation of(Actor actor, PatientId patient) {
        var own = access.own(actor, Act.READ_SESSION);
        return transaction.in(
                own,
                () -> db.sql(FIND)
                        .param("tenant", actor.tenant().value())
                        .param("account", own.actor().id())
                        .param("patient", patient.value())
                        .param("now", Timestamp.from(clock.instant()))
                        .query((row, n) -> Relation.of(row.getInt(1))) // null reads as 0: none
                        .single());
    }
}
