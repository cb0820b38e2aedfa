package org.keepwell.testing;

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

    protected TestClock clock() {
        return clock;
    }
}
