package org.keepwell.home;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Which home the program works on, as the command line said.
 *
 * @param kind null where the home must exist already and may be of either kind
 */
record HomeSettings(
        Path root, @Nullable Path keys, @Nullable HomeKind kind) {

    static final String ROOT = "keepwell.home.root";

    static HomeSettings of(Environment environment) {
        var keys = environment.getProperty("keepwell.home.keys");
        var kind = environment.getProperty("keepwell.home.kind");
        return new HomeSettings(
                Path.of(environment.getRequiredProperty(ROOT)),
                keys == null ? null : Path.of(keys),
                kind == null ? null : HomeKind.of(kind));
    }

    Home open() {
        return kind == null ? Home.existing(root, keys) : Home.open(root, keys, kind);
    }
}
