package org.keepwell.pharmacy.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The made-up pharmacies and how each behaves. */
public final class SandboxPharmacies {

    private static final int BEHAVIOUR = 13;

    private SandboxPharmacies() {}

    /** The file that fills a demo's directory; its last cell is for the sandbox alone. */
    public static List<String> lines() {
        try (var in = Objects.requireNonNull(
                SandboxPharmacies.class.getResourceAsStream("/pharmacy/made-up-pharmacies.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Behaviour> behaviours() {
        return lines().stream()
                .skip(1)
                .map(line -> line.split(","))
                .collect(Collectors.toMap(cells -> cells[0], cells -> Behaviour.valueOf(cells[BEHAVIOUR])));
    }
}
