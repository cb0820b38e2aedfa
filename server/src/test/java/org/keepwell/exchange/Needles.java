package org.keepwell.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Looks for many words in many bytes at once: by their first four bytes, then whole. */
final class Needles {

    private final Map<Integer, List<byte[]>> byStart = new HashMap<>();
    private final boolean[] starts = new boolean[1 << 16];

    /** @param words four bytes or more each */
    Needles(Collection<String> words) {
        for (var word : words) {
            var bytes = word.getBytes(StandardCharsets.UTF_8);
            if (bytes.length < 4) {
                throw new IllegalArgumentException("too short to tell from chance");
            }
            byStart.computeIfAbsent(start(bytes, 0), any -> new ArrayList<>()).add(bytes);
            starts[pair(bytes, 0)] = true;
        }
    }

    /** Those that are in it. */
    Collection<String> in(byte[] hay) {
        var found = new TreeSet<String>();
        for (int at = 0; at + 4 <= hay.length; at++) {
            if (starts[pair(hay, at)]) {
                for (var needle : byStart.getOrDefault(start(hay, at), List.of())) {
                    if (java.util.Arrays.equals(
                            needle, 0, needle.length, hay, at, Math.min(hay.length, at + needle.length))) {
                        found.add(new String(needle, StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return found;
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private static int start(byte[] bytes, int at) {
        return pair(bytes, at) << 16 | pair(bytes, at + 2);
    }
}
