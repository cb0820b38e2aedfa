package org.keepwell.refills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which laboratory values one looks at before more of a medicine is given, by its classes; whether a protocol counts or not. */
final class MonitoredValues {

    private static final Map<String, Set<String>> BY_CLASS = byClass();

    private MonitoredValues() {}

    /** @param protocol one that names the medicine, signed or not @return LOINC codes */
    static Set<String> of(String medicine, @Nullable Protocol protocol) {
        var codes = new LinkedHashSet<String>();
        if (protocol != null) {
            for (var condition : protocol.conditions()) {
                if (condition instanceof Protocol.Value value) {
                    codes.addAll(value.loinc());
                }
            }
        }
        KnownMedicines.classesOf(medicine).forEach(one -> codes.addAll(BY_CLASS.getOrDefault(one, Set.of())));
        return codes;
    }

    private static Map<String, Set<String>> byClass() {
        var found = new LinkedHashMap<String, Set<String>>();
        try (var in =
                Objects.requireNonNull(MonitoredValues.class.getResourceAsStream("/refills/monitored-values.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> read(line, found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static void read(String line, Map<String, Set<String>> found) {
        var parts = line.split(":", 2);
        var name = parts[0].strip();
        var codes = Arrays.asList(parts[1].strip().split("\\s+"));
        if (!KnownMedicines.isClass(name) || !codes.stream().allMatch(code -> code.matches("\\d{1,7}-\\d"))) {
            throw new IllegalStateException("monitored-values.txt: not understood: " + line);
        }
        found.put(name, Set.copyOf(codes));
    }
}
