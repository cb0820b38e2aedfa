package org.keepwell.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.database.Databases;
import org.keepwell.database.TestServer;
import org.keepwell.testing.Proves;
import org.keepwell.testing.TestDatabase;

/** What a context that is not ours, or not fresh, opens in the tables of patients: nothing. */
@Tag("database")
@Proves({"T15", "T16", "T17"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealDatabaseTest {

    private static final int TENANT = 7101;
    private static final UUID ANA = UUID.randomUUID();
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] key = TestServer.running().home().keys().secret(Databases.SEAL_KEY_FILE);
    private final Seal seal = new Seal(key, Clock.systemUTC());
    private List<Planted.Table> tables;
    private Connection app;

    @BeforeAll
    void plant() throws SQLException {
        try (var superuser = TestDatabase.shared().superuser();
                var statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica"); // rows without those that they belong to
            tables = Planted.tables(superuser);
            for (var table : tables) {
                statement.execute(table.insert(TENANT, ANA));
            }
        }
        app = TestDatabase.shared().app().getConnection();
        app.setAutoCommit(false);
    }

    @AfterAll
    void close() throws SQLException {
        app.rollback();
        app.setAutoCommit(true);
        app.close();
    }

    @Test
    void theRightSealOpensEveryTable() throws SQLException {
        assertThat(tables).hasSizeGreaterThanOrEqualTo(8);
        assertThat(seen(good())).isEqualTo(tables.size());
    }

    @Test
    void aSealWithAnyBitFlippedOpensNothing() throws SQLException {
        var bytes = HEX.parseHex(good());
        assertThat(bytes).hasSize(112);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            var bad = bytes.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(seen(HEX.formatHex(bad))).as("bit %d", bit).isZero();
        }
    }

    @Test
    void aForgedSealOpensNothingAndChangesNothing() throws SQLException {
        for (var one : forged().entrySet()) {
            assertThat(seen(one.getValue())).as(one.getKey()).isZero();
            for (var table : tables) {
                enter(one.getValue());
                refused(one.getKey(), table.insert(TENANT, ANA));
                if (table.mayUpdate()) {
                    enter(one.getValue());
                    try (var statement = app.createStatement()) {
                        assertThat(statement.executeUpdate("update " + table.name() + " set tenant_id = tenant_id"))
                                .as("%s, %s", one.getKey(), table.name())
                                .isZero();
                    }
                    app.rollback();
                }
            }
        }
    }

    @Test
    void underTheRightSealNoRowOfAnotherPatientOrTenantCanBeMade() throws SQLException {
        for (var table : tables) {
            enter(good());
            refused("another patient", table.insert(TENANT, UUID.randomUUID()));
            enter(good());
            refused("another tenant", table.insert(TENANT + 1, ANA));
            if (table.mayUpdate()) {
                enter(good());
                refused("given away", "update " + table.name() + " set patient_id = gen_random_uuid()");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "zz", "' || 'x", "0A"})
    void whatIsNotASealDoesNotEnter(String start) {
        var longEnough = start.isEmpty() || "00".equals(start) ? start : start + "0".repeat(220);
        assertThatThrownBy(() -> enter(longEnough)).hasMessageContaining("bad context");
        assertThatThrownBy(() -> enter("a".repeat(2_001))).hasMessageContaining("bad context");
    }

    @Test
    void theContextDoesNotOutliveItsTransaction() throws SQLException {
        for (boolean commits : new boolean[] {true, false}) {
            enter(good());
            assertThat(number(Planted.count(tables))).isEqualTo(tables.size());
            if (commits) {
                app.commit();
            } else {
                app.rollback();
            }
            assertThat(number(Planted.count(tables))).isZero();
            assertThat(number("select length(coalesce(current_setting('keepwell.ctx', true), ''))"))
                    .isZero();
            app.rollback();
        }
    }

    @Test
    void aSettingMadeByHandOpensNothing() throws SQLException {
        for (var forged : forged().values()) {
            try (var statement = app.prepareStatement("select set_config('keepwell.ctx', ?, false)")) {
                statement.setString(1, forged);
                statement.execute();
            }
            assertThat(number(Planted.count(tables))).isZero();
            app.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant", "categories", "excluded"})
    void aSettingThatIsNotTheSealedOneOpensNothing(String setting) throws SQLException {
        for (var value : List.of("0", "1", String.valueOf(TENANT + 1), "")) {
            enter(good());
            assertThat(number("select length(set_config('keepwell." + setting + "', '" + value + "', true))"))
                    .isEqualTo(value.length());
            boolean sealed = setting.equals("excluded") && value.equals("0");
            assertThat(number(Planted.count(tables)))
                    .as("%s = '%s'", setting, value)
                    .isEqualTo(sealed ? tables.size() : 0);
            app.rollback();
        }
    }

    @Test
    void theKeyOfTheSealCannotBeRead() {
        assertThatThrownBy(() -> number("select count(*) from access.seal_key"))
                .hasMessageContaining("permission denied");
    }

    private String good() {
        return seal.of(grant(TENANT, ANA));
    }

    private Map<String, String> forged() {
        var good = good();
        var forged = new LinkedHashMap<String, String>();
        forged.put("truncated", good.substring(0, good.length() - 2));
        forged.put("extended", good + "00");
        forged.put("mac cut to 200", good.substring(0, 200));
        forged.put("expired", seal.of(grant(TENANT, ANA), System.currentTimeMillis() - 1, UUID.randomUUID()));
        forged.put(
                "expired long ago",
                new Seal(key, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-31))).of(grant(TENANT, ANA)));
        forged.put("other key", new Seal(new byte[32], Clock.systemUTC()).of(grant(TENANT, ANA)));
        forged.put("other version", resealed(2));
        forged.put("version 0", resealed(0));
        forged.put("other tenant", seal.of(grant(TENANT + 1, ANA)));
        forged.put("other patient", seal.of(grant(TENANT, UUID.randomUUID())));
        forged.put(
                "no patient", seal.of(new Grant(actor(TENANT), Act.READ_SESSION, Relation.NONE, null, -1L >>> 1, 0)));
        forged.put("zeros", "0".repeat(224));
        return forged;
    }

    /** With a right MAC over another version byte: a later program's seal. */
    private String resealed(int version) {
        var bytes = HEX.parseHex(good());
        bytes[0] = (byte) version;
        try {
            var mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new javax.crypto.spec.SecretKeySpec(key, "HmacSHA256"));
            mac.update(bytes, 0, 80);
            mac.doFinal(bytes, 80);
            return HEX.formatHex(bytes);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Actor actor(int tenant) {
        return new Actor(new TenantId(tenant), Principal.ACCOUNT, Planted.ACTOR, Role.PATIENT, null, null);
    }

    private static Grant grant(int tenant, UUID patient) {
        return new Grant(actor(tenant), Act.READ_RESULTS, Relation.SELF, new PatientId(patient), -1L >>> 1, 0);
    }

    private void enter(String context) throws SQLException {
        app.rollback();
        try (var enter = app.prepareStatement("select access.enter(?)")) {
            enter.setString(1, context);
            enter.execute();
        } catch (SQLException e) {
            app.rollback();
            throw e;
        }
    }

    /** Rows in all tables, or none if the context is not even taken. */
    private long seen(String context) throws SQLException {
        enter(context);
        try {
            return number(Planted.count(tables));
        } finally {
            app.rollback();
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = app.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            app.rollback();
            throw e;
        }
    }

    private void refused(String why, String sql) throws SQLException {
        try (var statement = app.createStatement()) {
            statement.executeUpdate(sql);
            app.rollback();
            throw new AssertionError(why + " was let through: " + sql);
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as("%s: %s", why, sql).isEqualTo("42501");
        } finally {
            app.rollback();
        }
    }
}
