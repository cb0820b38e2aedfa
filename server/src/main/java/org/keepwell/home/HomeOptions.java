package org.keepwell.home;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options that every command takes.
 *
 * @param kind makes the home if it is missing; null to take any home that exists
 */
public record HomeOptions(
        Path root, @Nullable Path keys, @Nullable HomeKind kind) {

    public static HomeOptions takeFrom(ConsoleArguments arguments) {
        var root = Path.of(arguments.required("home"));
        var keys = arguments.option("keys").map(Path::of).orElse(null);
        var kind = arguments.option("kind").map(HomeKind::of).orElse(null);
        return new HomeOptions(root, keys, kind);
    }

    public Home open() {
        return kind == null ? Home.existing(root, keys) : Home.open(root, keys, kind);
    }

    /** The same, for Spring. Settings come from the jar, the home and the environment, never from the current folder. */
    public List<String> properties() {
        var properties = new ArrayList<String>();
        properties.add("--keepwell.home.root=" + root.toAbsolutePath());
        if (keys != null) {
            properties.add("--keepwell.home.keys=" + keys.toAbsolutePath());
        }
        if (kind != null) {
            properties.add("--keepwell.home.kind=" + kind.word());
        }
        var settings = root.toAbsolutePath().resolve("settings.properties").toUri();
        properties.add("--spring.config.location=classpath:/application.properties,optional:" + settings);
        return properties;
    }
}
