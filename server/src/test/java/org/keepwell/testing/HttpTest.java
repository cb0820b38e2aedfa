package org.keepwell.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A test that knocks at the real door: the whole server on a port of its own, over TLS, with a database that all such
 * tests share. Guesses that a test made are forgotten before the next one, so that none slows another down.
 */
@Tag("http")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "keepwell.management.port=0")
@Import(HttpTestConfiguration.class)
public abstract class HttpTest {

    /** What a mail server shows that brings mail back. */
    protected static final String RETURNS_SECRET = "a-secret-of-the-mail-server-7";

    private static final int PHARMACY_PORT = freePort();

    @Autowired
    private World world;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        Map<String, Object> properties = HttpTestConfiguration.DATABASE.get().properties();
        properties.forEach((name, value) -> registry.add(name, () -> value));
        // Spring stops a context that waits for its turn, and starts it again: pharmacies knock where they were told
        registry.add("keepwell.pharmacy.port", () -> PHARMACY_PORT);
        registry.add("keepwell.mail.returns", () -> "returns@clinic.example");
        registry.add("keepwell.mail.returns-secret-file", HttpTest::returnsSecret);
    }

    @BeforeEach
    void open() {
        world.open(port);
        Rows.change("delete from identity.throttle");
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    protected World world() {
        return world;
    }

    /** Where pharmacies find the clinic. */
    protected static int pharmacyPort() {
        return PHARMACY_PORT;
    }

    protected TestClock clock() {
        return clock;
    }

    private static String returnsSecret() {
        try {
            var file = Files.createTempFile("returns", ".secret"); // its owner's alone
            file.toFile().deleteOnExit();
            return Files.writeString(file, RETURNS_SECRET).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
