package org.keepwell.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.access.SealedTransaction;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.keepwell.home.StartRefused;
import org.keepwell.pharmacy.script.ScriptVersion;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is set up before the first prescription: the directory, the register, the connection. */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PharmacySetupTest {

    private PharmacyWorld world;
    private Path folder;

    @BeforeAll
    void open(@TempDir Path dir) throws IOException {
        folder = dir;
        world = new PharmacyWorld("pharmacy_setup_test", dir);
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void aLiveConnectionNeedsPapersAndAClinic() {
        var live = new Connection(
                PharmacyWorld.TENANT,
                "live",
                Connection.Kind.LIVE,
                "https://network.example/script",
                "CLINIC",
                ScriptVersion.V2017071,
                "Net",
                world.connection().trust(),
                true,
                world.connection().signingKey(),
                null,
                true);
        var clinic = Home.open(folder.resolve("clinic"), null, HomeKind.CLINIC);
        var vendors = world.bean(Vendors.class);
        var connections = new Connections(world.bean(JdbcClient.class), vendors, clinic, world.bean(Clock.class));
        assertThat(connections.refusal(live)).contains("Net is not in the vendor register");
        assertThat(connections.refusal(world.connection()))
                .hasValueSatisfying(words -> assertThat(words).contains("swallow"));
        assertThat(world.bean(Connections.class).refusal(live))
                .hasValueSatisfying(words -> assertThat(words).contains("made-up"));

        var today = LocalDate.now(java.time.ZoneOffset.UTC);
        var grant = world.bean(PharmacyGrants.class).keep(PharmacyWorld.TENANT);
        var papers = new Vendor("Net", "BAA-1", today.minusDays(1), null, "C-1", "2017071", today.plusDays(9));
        world.bean(SealedTransaction.class).run(grant, () -> vendors.save(grant, papers));
        assertThat(connections.refusal(live)).isEmpty();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> world.bean(ConnectionChanges.class).save(live))
                .withMessageContaining("not switched on");
    }

    @Test
    void theDirectoryFindsByWordsNearnessAndWhoIsOpenAndTakesAFileTwice() {
        var directory = world.bean(PharmacyDirectory.class);
        assertThat(directory.search(PharmacyWorld.TENANT, "", null, false)).hasSize(30);
        assertThat(directory.search(PharmacyWorld.TENANT, "harbor norbury", null, false))
                .isNotEmpty()
                .allMatch(one -> (one.name() + one.address().city()).contains("Norbury"));
        assertThat(directory.search(PharmacyWorld.TENANT, "100% _", null, false))
                .isEmpty();
        var near = PharmacyDirectory.Near.postalCode("01995");
        assertThat(directory.search(PharmacyWorld.TENANT, "", near, false).subList(0, 6))
                .allMatch(one -> one.address().city().equals("Fenwick Falls"));
        assertThat(directory.search(PharmacyWorld.TENANT, "", PharmacyDirectory.Near.place(42.60, -70.84), true))
                .isNotEmpty()
                .allMatch(Pharmacy::mayBeChosen);
        assertThat(directory
                        .search(PharmacyWorld.TENANT, "", null, false)
                        .getLast()
                        .state())
                .isEqualTo(Pharmacy.State.CLOSED_FOR_GOOD);
        var files = world.bean(PharmacyFiles.class);
        var keep = world.bean(PharmacyGrants.class).keep(PharmacyWorld.TENANT);
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> files.take(keep, List.of(PharmacyLine.HEAD, "1,2,3")))
                .withMessageContaining("line 2");
        assertThat(directory.search(PharmacyWorld.TENANT, "", null, false)).hasSize(30);
    }
}
