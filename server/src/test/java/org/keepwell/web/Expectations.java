package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a person wrote down before asking the server: route, role, relation, expected outcome. {@code *} stands for any;
 * of several rows that fit, the last one counts. Shares nothing with the policy or its engine.
 */
final class Expectations {

    /** @param role a role, or {@code NOBODY} */
    record Row(String route, String role, String relation, String outcome) {
        boolean fits(String someRoute, String someRole, String someRelation) {
            return fits(route, someRoute) && fits(role, someRole) && fits(relation, someRelation);
        }

        private static boolean fits(String wanted, String value) {
            return wanted.equals("*") || List.of(wanted.split("\\|")).contains(value);
        }
    }

    private final List<Row> rows;
    private final Set<Row> used = new HashSet<>();

    private Expectations(List<Row> rows) {
        this.rows = rows;
    }

    static Expectations read(String file) throws IOException {
        return new Expectations(rows(file));
    }

    private static List<Row> rows(String file) throws IOException {
        try (var in = Objects.requireNonNull(Expectations.class.getResourceAsStream("/access/" + file), file)) {
            var rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Row(cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip()))
                    .toList();
            assertThat(rows).isNotEmpty();
            return rows;
        }
    }

    /** The expected outcome; fails where nobody wrote one down. */
    String of(String route, String role, String relation) {
        var fitting =
                rows.stream().filter(row -> row.fits(route, role, relation)).toList();
        assertThat(fitting)
                .as("%s by %s (%s) has no row in the list of expectations", route, role, relation)
                .isNotEmpty();
        used.add(fitting.getLast());
        return fitting.getLast().outcome();
    }

    /** Rows that decided nothing so far: another one always came after, or there is no such route. */
    List<Row> idle() {
        var idle = new ArrayList<>(rows);
        idle.removeAll(used);
        return idle;
    }
}
