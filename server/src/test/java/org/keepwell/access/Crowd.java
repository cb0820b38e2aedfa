package org.keepwell.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.keepwell.database.Databases;
import org.keepwell.database.TestServer;
import org.keepwell.testing.TestDatabase;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;

/** Two hundred patients who read at once over few connections, some of them breaking off. Each must see its own rows only. */
final class Crowd {

    static final int PEOPLE = 200;
    private static final int ROWS = 3;
    private static final int READS = 20;

    /** Names the patient, as it must, but asks for every row: only the row policies keep the others out. */
    private static final String EVERYONE =
            "select patient_id from records.seen where tenant_id = :tenant and (patient_id = :patient or true)";

    private static final PatientStatement STATEMENT = PatientStatement.of(EVERYONE);

    private static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final DataSource app;
    private final int tenant;
    private final PatientQuery query;
    private final SealedTransaction transaction;
    private final JdbcClient db;

    Crowd(DataSource app, int tenant) {
        var seal = new Seal(TestServer.running().home().keys().secret(Databases.SEAL_KEY_FILE), Clock.systemUTC());
        this.app = app;
        this.tenant = tenant;
        this.db = JdbcClient.create(app);
        this.query = new PatientQuery(app, seal);
        this.transaction = new SealedTransaction(app, db, query, seal);
    }

    /** @return how many reads were compared with what they should have seen */
    long read(TestDatabase database) throws Exception {
        var patients = plant(database);
        var reads = new ArrayList<Future<Long>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var patient : patients) {
                reads.add(threads.submit(() -> reads(patient)));
            }
        }
        long compared = 0;
        for (var done : reads) {
            compared += done.get();
        }
        try (var connection = app.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from records.seen")) {
            rows.next();
            assertThat(rows.getLong(1))
                    .as("a connection that comes back has no context")
                    .isZero();
        }
        return compared;
    }

    private List<UUID> plant(TestDatabase database) throws SQLException {
        var patients = new ArrayList<UUID>();
        try (var superuser = database.superuser();
                var insert = superuser.prepareStatement(
                        "insert into records.seen (tenant_id, patient_id, account_id, shelf, seen_at)"
                                + " select ?, ?, gen_random_uuid(), 0, now() from generate_series(1, ?)")) {
            for (int n = 0; n < PEOPLE; n++) {
                patients.add(UUID.randomUUID());
                insert.setInt(1, tenant);
                insert.setObject(2, patients.getLast());
                insert.setInt(3, ROWS);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return patients;
    }

    private long reads(UUID patient) {
        var actor = new Actor(new TenantId(tenant), Principal.ACCOUNT, UUID.randomUUID(), Role.PATIENT, null, null);
        var grant = new Grant(actor, Act.READ_RESULTS, Relation.SELF, new PatientId(patient), -1L >>> 1, 0);
        var random = ThreadLocalRandom.current();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        long compared = 0;
        for (int n = 0; n < READS; n++) {
            boolean breaksOff = random.nextInt(5) == 0;
            try {
                var seen = n % 2 == 0 ? inOneTrip(grant, breaksOff) : inATransaction(grant, breaksOff);
                assertThat(seen).hasSize(ROWS).containsOnly(patient);
                compared++;
            } catch (BrokenOff expected) {
                assertThat(breaksOff).isTrue();
            } catch (CannotGetJdbcConnectionException | CannotCreateTransactionException full) {
                n--; // no connection came free in time, on a busy machine: asked again
                assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            }
        }
        return compared;
    }

    private List<UUID> inOneTrip(Grant grant, boolean breaksOff) {
        return query.read(grant, STATEMENT, Map.of(), rows -> {
            var seen = new ArrayList<UUID>();
            while (rows.next()) {
                seen.add(rows.getObject(1, UUID.class));
                if (breaksOff) {
                    throw new BrokenOff();
                }
            }
            return seen;
        });
    }

    private List<UUID> inATransaction(Grant grant, boolean breaksOff) {
        return transaction.in(grant, () -> {
            var seen = db.sql(EVERYONE)
                    .param("tenant", grant.tenant().value())
                    .param("patient", grant.patient().value())
                    .query((row, n) -> row.getObject(1, UUID.class))
                    .list();
            if (breaksOff) {
                throw new BrokenOff();
            }
            return seen;
        });
    }
}
