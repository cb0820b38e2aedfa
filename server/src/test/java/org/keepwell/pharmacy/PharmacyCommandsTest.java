package org.keepwell.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.database.TestProgram;
import org.keepwell.database.TestServer;
import org.keepwell.pharmacy.sandbox.SandboxPharmacies;
import org.keepwell.pharmacy.wire.Identity;
import org.keepwell.pharmacy.wire.Offer;
import org.keepwell.testing.TestDatabase;

/** The commands as they are typed, each a program of its own. */
@Tag("database")
class PharmacyCommandsTest {

    private static final String DATABASE = "pharmacy_commands_test";

    @TempDir
    private Path folder;

    @Test
    void aDirectoryAVendorAndAConnectionAreKeptAndInTheLog() throws Exception {
        var database = TestDatabase.fresh(DATABASE);
        var csv = Files.write(folder.resolve("pharmacies.csv"), SandboxPharmacies.lines());
        assertThat(run(0, "pharmacies", csv.toString())).contains("30 pharmacies");
        assertThat(run(0, "pharmacy-vendor", "Net", "--baa", "B-1", "--baa-signed", "2026-01-01"))
                .contains("Net: agreement B-1, signed 2026-01-01");

        var offer = folder.resolve("network.offer");
        var keys = TestServer.running().home().keysIn(Files.createDirectories(folder.resolve("network")));
        Offer.of(Identity.of(keys, "Network", Clock.systemUTC()), "NET", "https://network.example/script")
                .write(offer);
        var live = List.of("live", "--live", "--vendor", "Net", "--own-party", "CLINIC", "--offer", offer.toString());
        assertThat(run(0, "pharmacy-connection", live.toArray(String[]::new)))
                .contains("live: live, https://network.example/script, SCRIPT 2017071, off")
                .contains("nothing is sent: made-up people must not reach a real pharmacy");
        assertThat(run(1, "pharmacy-connection", "live", "--on")).contains("not switched on: made-up people");
        assertThat(run(2, "pharmacy-connection", "other", "--live")).contains("--url is missing");
        assertThat(run(0, "pharmacy-quarantine")).contains("0 in quarantine");

        assertThat(TestProgram.one(database, "select count(*) from audit.event where act = 153 and principal = 2"))
                .as("pharmacies, vendor, connection")
                .isEqualTo("3");
    }

    private String run(int status, String command, String... words) throws IOException, InterruptedException {
        var output = folder.resolve("out");
        var process = TestProgram.start(DATABASE, "256m", output, command, List.of(words));
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        var said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isEqualTo(status);
        return said;
    }
}
