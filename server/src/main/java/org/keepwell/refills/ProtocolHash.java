package org.keepwell.refills;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a signature stands under. Not the file's bytes: another order of keys or another comment is the same protocol. But
 * another medicine in one of its classes, or another listed interaction, is another one.
 */
final class ProtocolHash {

    private ProtocolHash() {}

    static String of(Map<?, ?> protocol, Set<String> classes, List<Protocol.Interaction> interactions) {
        var text = new StringBuilder();
        write(text, protocol);
        classes.stream().sorted().forEach(one -> write(text, List.copyOf(KnownMedicines.ofClass(one))));
        write(
                text,
                interactions.stream()
                        .map(Protocol.Interaction::toString)
                        .sorted()
                        .toList());
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** Each value with its length, so that no two things are written alike. */
    private static void write(StringBuilder text, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, Object>();
                map.forEach((key, one) -> sorted.put(String.valueOf(key), one));
                text.append('{');
                sorted.forEach((key, one) -> {
                    write(text, key);
                    write(text, one);
                });
                text.append('}');
            }
            case List<?> list -> {
                text.append('[');
                new ArrayList<Object>(list).forEach(one -> write(text, one));
                text.append(']');
            }
            default -> {
                var said = String.valueOf(value);
                text.append(said.length()).append(':').append(said);
            }
        }
    }
}
