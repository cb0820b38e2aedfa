package org.keepwell.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes down what a page must not do while somebody uses it, whatever else the test looks at. */
final class Watch {

    /** Reports breaches of the content security policy to the console, where they are found with all else. */
    private static final String REPORT_BREACHES = """
            addEventListener('securitypolicyviolation', (event) =>
                console.error('content security policy: ' + event.violatedDirective + ' ' + event.blockedURI))
            """;

    /** Being asked who is signed in before anybody is: the browser writes every refusal into the console. */
    private static final Pattern ASKED_WHO_IS_THERE = Pattern.compile(".*status of 401.* at \\S+/api/session");

    private final String origin;
    private final List<String> seen = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>(List.of(ASKED_WHO_IS_THERE));

    Watch(BrowserContext context, String origin) {
        this.origin = origin;
        context.addInitScript(REPORT_BREACHES);
        context.onConsoleMessage(this::read);
        context.onWebError(error -> seen.add("script failed: " + error.error()));
        context.onDialog(dialog -> {
            seen.add("a script opened a window: " + dialog.message());
            dialog.dismiss();
        });
        context.onRequest(request -> {
            if (!request.url().startsWith(origin + "/")) {
                seen.add("asked another origin: " + request.url());
            }
        });
        context.onPage(Watch::bePatient);
    }

    /** A line of the console that belongs to what the test does, such as a refusal that it provokes. */
    void expect(String pattern) {
        expected.add(Pattern.compile(pattern));
    }

    void assertNothingBad() {
        assertThat(seen).as("what the pages of " + origin + " did").isEmpty();
    }

    private void read(ConsoleMessage message) {
        var line = message.text() + " at " + message.location().replaceAll(":\\d+:\\d+$", "");
        boolean bad = message.type().equals("error") || message.type().equals("warning");
        if (bad && expected.stream().noneMatch(pattern -> pattern.matcher(line).matches())) {
            seen.add(line);
        }
    }

    private static void bePatient(Page page) {
        page.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
    }
}
