package org.keepwell.exchange;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.keepwell.access.Actor;
import org.keepwell.access.TenantId;
import org.keepwell.home.ConsoleArguments;
import org.keepwell.home.ConsoleCommand;
import org.springframework.stereotype.Component;

/** {@code ./keepwell import PATH…}: takes in FHIR R4 files, beside a running server or without one. */
@Component
class ImportCommand implements ConsoleCommand {

    private static final String DEFAULT_SOURCE = "default";
    private static final int FILES_NAMED = 50;

    private final Imports imports;

    ImportCommand(Imports imports) {
        this.imports = imports;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public int run(ConsoleArguments arguments, PrintStream out) {
        var source = arguments.option("source").orElse(DEFAULT_SOURCE);
        var paths = new ArrayList<Path>();
        for (var word = arguments.word(); word.isPresent(); word = arguments.word()) {
            paths.add(path(word.get()));
        }
        arguments.finish();
        if (paths.isEmpty()) {
            throw new ConsoleArguments.Wrong("import needs at least one file or folder");
        }
        long began = System.nanoTime();
        var actor = Actor.console(new TenantId(1), System.getProperty("user.name"));
        var terminal = System.console() != null && System.console().isTerminal();
        var progress = new ProgressLine(out, terminal, System::nanoTime);
        var summary = imports.run(actor, source, paths, progress::resources, progress::share);
        progress.end();
        print(summary, (System.nanoTime() - began) / 1e9, out);
        return summary.quarantined().isEmpty() ? 0 : 1;
    }

    private static Path path(String word) {
        var path = Path.of(word);
        if (!Files.exists(path)) {
            throw new ConsoleArguments.Wrong("there is no file or folder " + word);
        }
        return path;
    }

    private static void print(ImportSummary summary, double seconds, PrintStream out) {
        long resources = summary.added() + summary.unchanged() + summary.updated();
        out.printf("files        %,d%n", summary.files());
        out.printf("patients     %,d%n", summary.patients());
        out.printf("resources    %,d (%,.0f a second)%n", resources, resources / Math.max(seconds, 0.001));
        out.printf("  new        %,d%n", summary.added());
        out.printf("  unchanged  %,d%n", summary.unchanged());
        out.printf("  updated    %,d%n", summary.updated());
        out.printf("people and places  %,d%n", summary.shared());
        long quarantined = summary.quarantined().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        out.printf("quarantined  %,d%n", quarantined);
        summary.quarantined().forEach((reason, count) -> out.printf("  %-22s %,d%n", reason, count));
        var refused = summary.refusedFiles();
        refused.stream()
                .limit(FILES_NAMED)
                .forEach(one -> out.printf("not taken in  %s (%s)%n", one.file(), one.reason()));
        if (refused.size() > FILES_NAMED) {
            out.printf("not taken in  %,d files more%n", refused.size() - FILES_NAMED);
        }
    }
}
