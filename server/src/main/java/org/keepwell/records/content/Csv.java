package org.keepwell.records.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the comma-separated tables that ship with the program (RFC 4180: quotes, doubled quotes, no header kept). */
final class Csv {

    private Csv() {}

    /**
     * All rows after the header, each with as many fields as the header has.
     *
     * @throws IllegalStateException if the resource is missing or a row has another width: a broken table must stop
     *     the start, because a missing label row would show what it was to hide
     */
    static List<List<String>> rows(String resource) {
        var rows = parse(text(resource));
        var width = rows.getFirst().size();
        for (var row : rows) {
            if (row.size() != width) {
                throw new IllegalStateException(resource + ": a row has " + row.size() + " fields, not " + width);
            }
        }
        return List.copyOf(rows.subList(1, rows.size()));
    }

    static String text(String resource) {
        try (var in = Csv.class.getResourceAsStream("/content/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("content/" + resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<List<String>> parse(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        for (int at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    field.append(text.charAt(++at));
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else {
                field.append(c);
            }
        }
        return rows;
    }
}
