package org.keepwell.pharmacy.script;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the lines of the table of shapes. A line that is not understood stops the program: it is our own file. */
final class ShapeLines {

    private final Map<String, Pattern> simple = new HashMap<>();
    private final Map<ScriptVersion, Map<String, List<ShapeTable.Part>>> types = new EnumMap<>(ScriptVersion.class);
    private String type = "";
    private int rank;
    private int choice;
    private boolean inChoice;
    private boolean inSwap;

    ShapeTable read(String text) {
        for (var version : ScriptVersion.values()) {
            types.put(version, new HashMap<>());
        }
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::line);
        resolve();
        return new ShapeTable(simple, types);
    }

    private void line(String line) {
        var words = line.strip().split("\\s+");
        switch (words[0]) {
            case "simple" -> simple.put(words[1], Pattern.compile(line.strip().split("\\s+", 3)[2], Pattern.DOTALL));
            case "codes" ->
                simple.put(
                        words[1],
                        Pattern.compile(List.of(words).subList(2, words.length).stream()
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|"))));
            case "type" -> {
                type = words[1];
                types.values().forEach(map -> map.put(type, new ArrayList<>()));
                rank = 0;
                choice = 0;
                inChoice = false;
                inSwap = false;
            }
            default -> part(words);
        }
    }

    /** {@code NAME HOW-OFTEN TYPE [ATTRIBUTE=TYPE | ATTRIBUTE?=TYPE | @VERSION]...} */
    private void part(String[] words) {
        boolean choosing = words[1].startsWith("|");
        boolean swapping = words[1].startsWith("~");
        if (choosing && !inChoice) {
            choice++;
        }
        if (!(swapping && inSwap) && !(choosing && inChoice)) {
            rank++;
        }
        inChoice = choosing;
        inSwap = swapping;
        var often = words[1].substring(choosing || swapping ? 1 : 0);
        if (!Set.of("1", "?", "*", "+").contains(often)) {
            throw new IllegalStateException("shapes: how often is '" + words[1] + "'?");
        }
        var attributes = new HashMap<String, String>();
        var needed = new HashSet<String>();
        var versions = Set.of(ScriptVersion.values());
        for (var word : List.of(words).subList(3, words.length)) {
            if (word.startsWith("@")) {
                versions = Set.of(ScriptVersion.of(word.substring(1)));
            } else {
                var pair = word.split("=", 2);
                var name = pair[0].replace("?", "");
                attributes.put(name, pair[1]);
                if (name.equals(pair[0])) {
                    needed.add(name);
                }
            }
        }
        var part = new ShapeTable.Part(
                words[0],
                rank,
                choosing ? choice : 0,
                often.equals("1") || often.equals("+"),
                often.equals("*") || often.equals("+"),
                words[2],
                Map.copyOf(attributes),
                Set.copyOf(needed));
        for (var version : versions) {
            Objects.requireNonNull(Objects.requireNonNull(types.get(version)).get(type))
                    .add(part);
        }
    }

    private void resolve() {
        for (var version : types.values()) {
            for (var parts : version.values()) {
                for (var part : parts) {
                    if (!simple.containsKey(part.type()) && !version.containsKey(part.type())) {
                        throw new IllegalStateException("shapes: no type '" + part.type() + "'");
                    }
                    for (var attribute : part.attributes().values()) {
                        if (!simple.containsKey(attribute)) {
                            throw new IllegalStateException("shapes: no simple type '" + attribute + "'");
                        }
                    }
                }
            }
        }
    }
}
