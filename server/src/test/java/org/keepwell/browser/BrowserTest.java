package org.keepwell.browser;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keepwell.access.Role;
import org.keepwell.demo.MadeUpPeople;
import org.keepwell.home.Home;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A test in the browser. All of them share one server with the made-up clinic in a home of its own, and the sessions of
 * those who signed in once.
 */
@Tag("browser")
@ExtendWith(NeedsChromium.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"keepwell.home.root=" + BrowserTest.HOME, "keepwell.home.kind=demo"})
abstract class BrowserTest {

    static final String HOME = "target/browser-home";

    static final int PHONE = 390;
    static final int DESK = 1280;

    private static final int HEIGHT = 844;

    /** Cookies by login: the server lets one code in only once, so nobody signs in more often than needed. */
    private static final Map<String, String> SESSIONS = new HashMap<>();

    @LocalServerPort
    private int port;

    @Autowired
    private Home home;

    @Autowired
    private Clock clock;

    private SignIns signIns;
    private MadeUpPeople people;

    static {
        deleteHome();
    }

    @BeforeEach
    void meetThePeople() {
        if (!Thread.currentThread()
                .getContextClassLoader()
                .resources("web/index.html")
                .findAny()
                .isPresent()) {
            throw new AssertionError("The web app is not built, so there is nothing to look at: ./keepwell build");
        }
        people = new MadeUpPeople(home, clock);
        signIns = new SignIns(people, clock);
    }

    MadeUpPeople people() {
        return people;
    }

    SignIns signIns() {
        return signIns;
    }

    String origin() {
        return "https://localhost:" + port;
    }

    /** Somebody new at a screen this wide. */
    Visitor visitor(int width) {
        return new Visitor(Chromium.running().newContext(screen(width)), origin());
    }

    /** Somebody who is signed in already, at a screen this wide. */
    Visitor signedIn(String login, int width) {
        var state = SESSIONS.computeIfAbsent(login, this::signIn);
        return new Visitor(Chromium.running().newContext(screen(width).setStorageState(state)), origin());
    }

    Visitor signedIn(Role role, int width) {
        return signedIn(people.staff(role).login(), width);
    }

    private String signIn(String login) {
        try (var visitor = visitor(DESK)) {
            signIns.signIn(visitor, login);
            return visitor.context().storageState();
        }
    }

    private static Browser.NewContextOptions screen(int width) {
        return new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setLocale("en-US")
                .setTimezoneId("America/New_York")
                .setViewportSize(width, HEIGHT);
    }

    /** What an earlier run left: each run begins with the clinic as it is made. */
    private static void deleteHome() {
        var folder = Path.of(HOME);
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
