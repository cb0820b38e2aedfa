package org.keepwell.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.audit.Audit;
import org.keepwell.home.Home;
import org.keepwell.home.Terminal;

/** The rounds, as often as they are started: one that ended at once left prescriptions lying without a word. */
@Tag("database")
class PharmacyRoundsTest {

    private static final int TIMES = 25;

    @Test
    void eachStartBeginsThemAndEachStopLeavesNoDoorOpen(@TempDir Path folder) throws IOException {
        try (var world = new PharmacyWorld("pharmacy_rounds_test", folder)) {
            int port = freePort();
            var door = new IntakeDoor(
                    world.bean(ScriptIntake.class),
                    world.bean(Connections.class),
                    world.bean(OwnIdentity.class),
                    world.bean(Audit.class),
                    world.bean(Home.class),
                    world.bean(Clock.class),
                    port,
                    "127.0.0.1");
            var rounds = new PharmacyRounds(
                    world.bean(Connections.class),
                    door,
                    world.bean(OutboxPump.class),
                    world.bean(HeldMessages.class),
                    world.bean(Terminal.class));
            for (int time = 0; time < TIMES; time++) {
                rounds.start();
                PharmacyWorld.await("the door opens at start " + time, () -> opens(port));
                rounds.stop();
                assertThat(opens(port)).as("after stop %s", time).isFalse();
            }
        }
    }

    private static boolean opens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
