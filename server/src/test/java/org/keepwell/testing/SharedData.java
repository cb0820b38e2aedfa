package org.keepwell.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the real test data is, which is never part of the repository: {@code KEEPWELL_SHARED_DATA}, else
 * {@code ../shared/data} beside the repository. Without it a test is skipped and says so; on a build server
 * ({@code CI=true}) it fails, so that nobody takes a skipped test for a passed one.
 */
public final class SharedData {

    private SharedData() {}

    /** @param inside path below the folder; it must be there if the data is there */
    public static Path need(String inside) {
        var root = root();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(root)
                    .as("CI=true, so the shared test data must be there")
                    .isDirectory();
        }
        assumeTrue(Files.isDirectory(root), "SKIPPED: no shared test data at " + root);
        var path = root.resolve(inside);
        assertThat(path).exists();
        return path;
    }

    private static Path root() {
        var named = System.getenv("KEEPWELL_SHARED_DATA");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(".git"))) {
            folder = folder.getParent();
        }
        return (folder == null ? Path.of("") : folder).resolveSibling("shared").resolve("data");
    }
}
