package org.keepwell.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a preset dictionary for deflate out of the made-up clinic: what resources have in common, the commonest last,
 * where deflate reaches it with the shortest distances. Never out of real or borrowed records.
 *
 * <p>Segments are picked as in "COVER" (Liao, Petri, Moffat, Wirth, WWW 2016): again and again the stretch of text
 * whose 8-byte pieces occur in most resources, each piece counted once for the whole dictionary.
 *
 * <p>A dictionary that bodies were stored with can never be made anew, only followed by one with the next number.
 */
public final class DictionaryMaker {

    /** The day that dictionary 1 was made for. */
    static final LocalDate DAY = LocalDate.of(2026, 1, 15);

    /** The window of deflate: what lies farther back cannot be referred to. */
    static final int MAX_BYTES = 32 * 1024;

    private static final int PIECE = 8;
    private static final int SEGMENT = 160;
    /** Of each kind of resource; more add time and no new words. */
    private static final int SAMPLES_PER_KIND = 40;

    private final byte[] text;
    private final int[] pieceAt;
    private final int[] weight;

    private DictionaryMaker(List<byte[]> samples) {
        var length = samples.stream().mapToInt(sample -> sample.length).sum();
        var all = ByteBuffer.allocate(length);
        this.pieceAt = new int[length];
        var numbers = new HashMap<Long, Integer>();
        var counts = new ArrayList<int[]>(); // {in how many samples, last sample that counted}
        for (int number = 0; number < samples.size(); number++) {
            var start = all.position();
            all.put(samples.get(number));
            for (int at = start; at < all.position(); at++) {
                if (at + PIECE > all.position()) {
                    pieceAt[at] = -1; // a piece never reaches into the next sample
                    continue;
                }
                var piece = numbers.computeIfAbsent(all.getLong(at), _ -> {
                    counts.add(new int[] {0, -1});
                    return counts.size() - 1;
                });
                pieceAt[at] = piece;
                if (counts.get(piece)[1] != number) {
                    counts.get(piece)[0]++;
                    counts.get(piece)[1] = number;
                }
            }
        }
        this.text = all.array();
        this.weight =
                counts.stream().mapToInt(count -> count[0] > 1 ? count[0] : 0).toArray();
    }

    /** Writes the dictionary to the file that is named. */
    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), make(DAY));
    }

    static byte[] make(LocalDate day) {
        return new DictionaryMaker(samples(DemoClinic.generate(day))).make();
    }

    /** Resources in the compact form in which they are stored, the same number of each kind. */
    static List<byte[]> samples(DemoClinic clinic) {
        var json = new JsonMapper();
        var taken = new HashMap<String, Integer>();
        var samples = new ArrayList<byte[]>();
        for (var bundle : clinic.bundles().values()) {
            for (var entry : (List<?>) bundle.getOrDefault("entry", List.of())) {
                var resource = java.util.Objects.requireNonNull((Map<?, ?>) ((Map<?, ?>) entry).get("resource"));
                var kind = resource.get("resourceType") + " " + resource.get("code") + resource.get("vaccineCode");
                if (taken.merge(kind, 1, Integer::sum) <= SAMPLES_PER_KIND
                        && !"Provenance".equals(resource.get("resourceType"))) {
                    samples.add(stored(json.writeValueAsString(resource)).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return samples;
    }

    /** What the import makes of references and of {@code meta}; near enough for a dictionary. */
    private static String stored(String sent) {
        return sent.replaceAll("(Practitioner|Organization|Location)\\?identifier=[^\"]*", "$1/")
                .replaceAll("(\"encounter\":\\[?\\{\"reference\":\")urn:uuid:", "$1Encounter/")
                .replaceAll("(\"(?:subject|patient)\":\\{\"reference\":\")urn:uuid:", "$1Patient/")
                .replaceAll("(\"result\":\\[\\{\"reference\":\")urn:uuid:", "$1Observation/");
    }

    private byte[] make() {
        var picked = new ArrayDeque<byte[]>();
        var room = MAX_BYTES;
        while (room >= PIECE) {
            var length = Math.min(SEGMENT, room);
            var best = best(length);
            if (best < 0) {
                break;
            }
            var segment = new byte[length];
            System.arraycopy(text, best, segment, 0, length);
            picked.addFirst(segment);
            room -= length;
            for (int at = best; at + PIECE <= best + length; at++) {
                if (pieceAt[at] >= 0) {
                    weight[pieceAt[at]] = 0;
                }
            }
        }
        var dictionary = ByteBuffer.allocate(MAX_BYTES - room);
        picked.forEach(dictionary::put);
        return dictionary.array();
    }

    /** Where the heaviest stretch begins; the first of equals, so that the result is always the same. */
    private int best(int length) {
        long score = 0;
        long bestScore = 0;
        int best = -1;
        for (int end = 0; end < text.length; end++) {
            if (pieceAt[end] >= 0) {
                score += weight[pieceAt[end]];
            }
            int gone = end - (length - PIECE + 1);
            if (gone >= 0 && pieceAt[gone] >= 0) {
                score -= weight[pieceAt[gone]];
            }
            if (score > bestScore && gone >= -1 && gone + 1 + length <= text.length) {
                bestScore = score;
                best = gone + 1;
            }
        }
        return best;
    }
}
