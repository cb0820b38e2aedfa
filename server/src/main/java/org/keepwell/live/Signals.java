package org.keepwell.live;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Says that there is something new; in the transaction of the change, so that nobody hears of what did not happen. */
@Component
public class Signals {

    private static final String ADD = """
            insert into live.signal (tenant_id, id, at, what, board_id, account_id, patient_id)
            select :tenant, s.id, :now, s.what, s.board, s.account, s.patient
            from unnest(:ids::uuid[], :whats::int[], :boards::int[], :accounts::uuid[], :patients::uuid[])
                as s (id, what, board, account, patient)
            """;

    private record Signal(
            int tenant,
            News news,
            @Nullable Integer board,
            @Nullable UUID account,
            @Nullable UUID patient) {}

    private final JdbcClient db;
    private final Clock clock;

    Signals(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** To whoever works on this board. */
    public void board(Grant grant, int board) {
        add(grant, News.QUEUE, board, null, null);
    }

    public void account(Grant grant, AccountId account, News news) {
        add(grant, news, null, account.value(), null);
    }

    /** To the grant's patient and whoever stands in for them. */
    public void patientSide(Grant grant, News news) {
        add(grant, news, null, null, grant.patient().value());
    }

    /** Kept until the transaction is about to commit: then all of them go in one trip, and each once. */
    private void add(Grant grant, News news, @Nullable Integer board, @Nullable UUID account, @Nullable UUID patient) {
        var signal = new Signal(grant.tenant().value(), news, board, account, patient);
        if (TransactionSynchronizationManager.getResource(this) instanceof Kept kept) {
            kept.signals.add(signal);
            return;
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("news is told in the transaction of what is new");
        }
        var kept = new Kept();
        kept.signals.add(signal);
        TransactionSynchronizationManager.bindResource(this, kept);
        TransactionSynchronizationManager.registerSynchronization(kept);
    }

    private void write(Set<Signal> signals) {
        var now = Timestamp.from(clock.instant());
        var one = signals.iterator().next();
        db.sql(ADD)
                .param("tenant", one.tenant())
                .param("now", now)
                .param("ids", signals.stream().map(signal -> UUID.randomUUID()).toArray(UUID[]::new))
                .param(
                        "whats",
                        signals.stream().map(signal -> signal.news().code()).toArray(Integer[]::new))
                .param("boards", signals.stream().map(Signal::board).toArray(Integer[]::new))
                .param("accounts", signals.stream().map(Signal::account).toArray(UUID[]::new))
                .param("patients", signals.stream().map(Signal::patient).toArray(UUID[]::new))
                .update();
    }

    /** What one transaction, which is of one tenant, has to say. */
    private final class Kept implements TransactionSynchronization {

        private final Set<Signal> signals = new LinkedHashSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            write(signals);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(Signals.this);
        }
    }
}
