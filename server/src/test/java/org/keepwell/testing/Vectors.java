package org.keepwell.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Known answers that were computed outside of this program. */
public final class Vectors {

    private Vectors() {}

    /** Rows after the heading; lines that begin with # are left out. */
    public static List<String[]> rows(String file) throws IOException {
        try (var in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
        }
    }
}
