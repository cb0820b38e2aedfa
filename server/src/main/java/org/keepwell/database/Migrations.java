package org.keepwell.database;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.keepwell.home.StartRefused;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the schema of every module up to date: one Flyway run for each, in ring order, each with its history in the
 * module's own schema. A module without a folder {@code db/migration/MODULE} has nothing to bring.
 */
final class Migrations {

    /** Inner rings first: a later module's tables and policies may name an earlier one's. */
    static final List<String> RING_ORDER = List.of(
            "access",
            "audit",
            "jobs",
            "vault",
            "tenancy",
            "identity",
            "patients",
            "notifications",
            "live",
            "worklists",
            "records",
            "messaging",
            "exchange",
            "pharmacy",
            "refills",
            "desk");

    /** As the owner, and with the schema of the log open, which it is for nobody else; see {@code db/bootstrap.sql}. */
    static final String OPENING = "set role keepwell_owner; set keepwell.maintenance = 'on'";

    private Migrations() {}

    /**
     * @param sealKey 32 bytes, which the seal functions of the database get to know
     * @throws StartRefused if a step fails; the steps of the modules before it stay
     */
    static void run(Endpoint endpoint, List<String> modules, byte[] sealKey) {
        for (var module : modules) {
            if (hasSteps(module)) {
                run(endpoint, module, sealKey);
            }
        }
    }

    private static void run(Endpoint endpoint, String module, byte[] sealKey) {
        try {
            Flyway.configure()
                    .dataSource(endpoint.migrateUrl(), LoginRole.MIGRATE.user(), endpoint.password(LoginRole.MIGRATE))
                    .initSql(OPENING)
                    .locations("classpath:db/migration/" + module)
                    .defaultSchema(module)
                    .schemas(module)
                    .createSchemas(true)
                    .placeholders(Map.of("sealInnerPad", pad(sealKey, 0x36), "sealOuterPad", pad(sealKey, 0x5c)))
                    // with Flyway's own transaction around its lock, "create index concurrently" waits for ever
                    .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StartRefused(
                    "The database cannot be brought up to date, module " + module + ": " + e.getMessage(), e);
        }
    }

    /** HMAC's padded key (RFC 2104) for a block of 64 bytes, as hex. */
    private static String pad(byte[] key, int filler) {
        var pad = new byte[64];
        for (int n = 0; n < pad.length; n++) {
            pad[n] = (byte) ((n < key.length ? key[n] : 0) ^ filler);
        }
        return HexFormat.of().formatHex(pad);
    }

    private static boolean hasSteps(String module) {
        try {
            return new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/migration/" + module + "/*.sql")
                            .length
                    > 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
