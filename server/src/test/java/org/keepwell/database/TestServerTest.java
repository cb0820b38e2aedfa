package org.keepwell.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class TestServerTest {

    @Test
    void theServerOfTheTestsLetsInAllThatARunKeepsOpen() throws Exception {
        try (var superuser = TestServer.running().superuser("postgres")) {
            assertThat(TestServer.connections(superuser))
                    .as("max_connections; fewer, and the programs that tests start find none left")
                    .isGreaterThanOrEqualTo(TestServer.CONNECTIONS);
        }
    }
}
