package org.keepwell.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keepwell.database.Databases;
import org.keepwell.database.TestServer;
import org.keepwell.testing.Proves;
import org.keepwell.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One transaction, one grant. */
@Tag("database")
@Proves("T15")
class SealedTransactionTest {

    private static final TenantId CLINIC = new TenantId(7201);

    private static final PatientStatement WHOM =
            PatientStatement.of("select access.patient()::text where :tenant > 0 and :patient = access.patient()");

    private final JdbcClient db = JdbcClient.create(TestDatabase.shared().app());
    private final Seal seal =
            new Seal(TestServer.running().home().keys().secret(Databases.SEAL_KEY_FILE), Clock.systemUTC());
    private final SealedTransaction transaction = new SealedTransaction(
            TestDatabase.shared().app(),
            db,
            new PatientQuery(TestDatabase.shared().app(), seal),
            seal);

    @Test
    void workInsideTheSameGrantIsPartOfIt() {
        var ana = grant();

        var seen = transaction.in(
                ana, () -> transaction.in(ana, this::patient) + " " + transaction.in(ana, this::patient));

        assertThat(seen).isEqualTo(ana.patient().value() + " " + ana.patient().value());
    }

    @Test
    void anotherGrantInsideIsRefusedAndTheOuterOneStays() {
        var ana = grant();
        var ben = grant();

        var seen = transaction.in(ana, () -> {
            assertThatThrownBy(() -> transaction.in(ben, this::patient)).isInstanceOf(IllegalStateException.class);
            return patient();
        });

        assertThat(seen).isEqualTo(ana.patient().value().toString());
        assertThat(transaction.in(ben, this::patient))
                .isEqualTo(ben.patient().value().toString());
    }

    @Test
    void whatThrewLeavesNothingBehind() {
        var ana = grant();
        var ben = grant();
        assertThatThrownBy(() -> transaction.run(ana, () -> {
                    throw new NotVisible();
                }))
                .isInstanceOf(NotVisible.class);

        assertThat(transaction.in(ben, this::patient))
                .isEqualTo(ben.patient().value().toString());
    }

    @Test
    void whatTheWorkBeginsWithIsReadUnderTheSameGrant() {
        var ana = grant();
        var ben = grant();

        var seen = first(ana, whom -> whom + " " + patient() + " " + first(ana, again -> again));

        var id = ana.patient().value().toString();
        assertThat(seen).isEqualTo(id + " " + id + " " + id);
        assertThatThrownBy(() -> transaction.in(ana, () -> first(ben, whom -> whom)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(transaction.in(ben, this::patient))
                .isEqualTo(ben.patient().value().toString());
    }

    @Test
    void whatBeganWithReadingIsRolledBackToo() {
        var ana = grant();

        assertThatThrownBy(() -> first(ana, whom -> {
                    db.sql("insert into live.signal (tenant_id, id, at, what, patient_id)"
                                    + " values (7201, :patient, now(), 1, :patient)")
                            .param("patient", ana.patient().value())
                            .update();
                    throw new NotVisible();
                }))
                .isInstanceOf(NotVisible.class);

        assertThat(transaction.in(
                        ana,
                        () -> db.sql("select count(*) from live.signal where id = :patient")
                                .param("patient", ana.patient().value())
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    private String first(Grant grant, Function<String, String> work) {
        return transaction.in(
                grant,
                WHOM,
                rows -> {
                    rows.next();
                    return rows.getString(1);
                },
                work);
    }

    /** Whom the context of the running transaction opens. */
    private String patient() {
        return db.sql("select access.patient()::text").query(String.class).single();
    }

    private static Grant grant() {
        return new Grant(
                Actor.job(CLINIC, "test"), Act.READ_ITEM, Relation.WORK_ITEM, new PatientId(UUID.randomUUID()), 1, 0);
    }
}
