package org.keepwell.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Category;
import org.keepwell.access.Label;

/**
 * A {@link CodeBook} from two files with the columns {@code system,code,NAME,source}, the first line a heading.
 * A name that is no {@link Label} or {@link Category} stops the start: a label must not be lost to a typing error.
 */
public final class CsvCodeBook implements CodeBook {

    private record Code(String system, String code) {}

    private final Map<Code, Long> labels = new HashMap<>();
    private final Map<Code, Category> categories = new HashMap<>();

    /** Reads both streams to their end; the caller closes them. */
    public CsvCodeBook(InputStream labelsCsv, InputStream categoriesCsv) {
        read(labelsCsv, (code, name) -> labels.merge(code, Label.valueOf(name).mask(), (a, b) -> a | b));
        read(categoriesCsv, (code, name) -> categories.put(code, Category.valueOf(name)));
    }

    @Override
    public long labels(String system, String code) {
        return labels.getOrDefault(new Code(system, code), 0L);
    }

    @Override
    public @Nullable Category category(String system, String code) {
        return categories.get(new Code(system, code));
    }

    private static void read(InputStream csv, BiConsumer<Code, String> row) {
        try {
            var reader = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8));
            reader.readLine();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    // only the source, which is not read here, may hold commas or quotes
                    var cells = line.split(",", 4);
                    if (cells.length != 4 || cells[3].isBlank()) {
                        throw new IllegalArgumentException("want system,code,NAME,source: " + line);
                    }
                    row.accept(new Code(cells[0], cells[1]), cells[2]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
