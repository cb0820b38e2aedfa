package org.keepwell.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips, aloud, where there is no Chromium; on a build server ({@code CI=true}) that is a failure. */
class NeedsChromium implements ExecutionCondition {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (path().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is there");
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI=true, so a Chromium must be there");
        }
        return ConditionEvaluationResult.disabled("SKIPPED: no Chromium on the path");
    }

    /** The one that {@code KEEPWELL_CHROMIUM} names, else the first on the path. */
    static Optional<Path> path() {
        var named = System.getenv("KEEPWELL_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
