package org.keepwell.access;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction whose first statement sets the sealed context. Statements inside run through the application's
 * {@link JdbcClient}, which takes part by itself. One transaction, one patient.
 */
@Component
public class SealedTransaction {

    private static final String ENTER = "select access.enter(?)";

    private final TransactionTemplate transaction;
    private final JdbcClient db;
    private final PatientQuery query;
    private final Seal seal;

    SealedTransaction(DataSource app, JdbcClient db, PatientQuery query, Seal seal) {
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(app));
        this.db = db;
        this.query = query;
        this.seal = seal;
    }

    /**
     * Runs the work under the grant; commits if it returns, rolls back if it throws. Inside a transaction of the same grant it
     * is part of that one.
     *
     * @throws IllegalStateException inside a transaction of another grant, whose work would go on under this one
     */
    public <T extends @org.jspecify.annotations.Nullable Object> T in(Grant grant, Supplier<T> work) {
        if (isIn(grant)) {
            return work.get();
        }
        return begin(grant, () -> {
            db.sql(ENTER).param(seal.of(grant)).query((row, n) -> 0).single();
            return work.get();
        });
    }

    /**
     * As {@link #in(Grant, Supplier)}, for work that begins with reading something: that comes in the same trip as the
     * context.
     *
     * @param first names no values but tenant and patient
     */
    public <R, T extends @org.jspecify.annotations.Nullable Object> T in(
            Grant grant, PatientStatement first, PatientQuery.Rows<R> rows, Function<R, T> work) {
        Supplier<T> all = () -> work.apply(query.readIn(grant, first, Map.of(), rows)); // enters, once more if need be
        return isIn(grant) ? all.get() : begin(grant, all);
    }

    /** Reads: as part of the running transaction of this grant, or by itself in one trip where there is none. */
    public <T> T read(Grant grant, PatientStatement statement, Map<String, ?> values, PatientQuery.Rows<T> rows) {
        return isIn(grant) ? query.readIn(grant, statement, values, rows) : query.read(grant, statement, values, rows);
    }

    private boolean isIn(Grant grant) {
        var entered = TransactionSynchronizationManager.getResource(this);
        if (entered != null && entered != grant) {
            throw new IllegalStateException("a transaction has one grant, and this one was entered under another");
        }
        return entered != null;
    }

    private <T extends @org.jspecify.annotations.Nullable Object> T begin(Grant grant, Supplier<T> all) {
        TransactionSynchronizationManager.bindResource(this, grant);
        try {
            return transaction.execute(status -> all.get());
        } finally {
            TransactionSynchronizationManager.unbindResource(this);
        }
    }

    /** As {@link #in}, for work without a result. */
    public void run(Grant grant, Runnable work) {
        in(grant, () -> {
            work.run();
            return 0;
        });
    }
}
