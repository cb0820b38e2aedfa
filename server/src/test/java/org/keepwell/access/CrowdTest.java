package org.keepwell.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.database.DatabaseSettings;
import org.keepwell.database.Databases;
import org.keepwell.database.PgBouncer;
import org.keepwell.database.TestServer;
import org.keepwell.testing.Proves;
import org.keepwell.testing.TestDatabase;

@Tag("database")
@Proves("T16")
class CrowdTest {

    /** Of 200 times 20 reads one in five breaks off. */
    private static final long FEWEST = 2_800;

    @Test
    void nobodySeesARowOfAnotherOverPooledConnections() throws Exception {
        var compared = new Crowd(TestDatabase.shared().app(), 7201).read(TestDatabase.shared());

        assertThat(compared).isGreaterThan(FEWEST);
    }

    @Test
    void norThroughATransactionPoolerWithThreeConnections(@TempDir Path folder) throws Exception {
        var installed = Files.isExecutable(PgBouncer.PROGRAM);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(installed).as("CI=true, so pgbouncer must be installed").isTrue();
        }
        assumeTrue(installed, "SKIPPED: no pgbouncer at " + PgBouncer.PROGRAM);
        var database = TestDatabase.fresh("pooler_test");
        var server = TestServer.running();
        try (var bouncer = PgBouncer.start(folder, "pooler_test", 3);
                var databases = Databases.open(
                        server.home(),
                        new DatabaseSettings(bouncer.url("pooler_test"), server.url("pooler_test"), null, 0, 16))) {
            var compared = new Crowd(databases.app(), 7202).read(database);

            assertThat(compared).isGreaterThan(FEWEST);
            assertThat(bouncer.serverConnections(database))
                    .as("few connections did it all")
                    .isBetween(1L, 3L);
        }
    }
}
