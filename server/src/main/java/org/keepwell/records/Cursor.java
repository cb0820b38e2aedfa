package org.keepwell.records;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.RuleBroken;

/** The last row of a piece: the next one begins after it, whatever arrives in between. Opaque to the browser. */
record Cursor(Instant sortAt, UUID id) {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z"); // FHIR's first year
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** @throws RuleBroken if the text is no cursor of ours */
    static @Nullable Cursor of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != 24) {
                throw bad();
            }
            var at = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
            if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
                throw bad();
            }
            return new Cursor(at, new UUID(bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException notBase64) {
            throw bad();
        }
    }

    /** For a statement: the beginning is before everything. */
    static String sortAt(@Nullable Cursor after) {
        return after == null ? "infinity" : after.sortAt.toString();
    }

    /** For a statement: the beginning is before everything. */
    static String id(@Nullable Cursor after) {
        return after == null ? "ffffffff-ffff-ffff-ffff-ffffffffffff" : after.id.toString();
    }

    String text() {
        var bytes = ByteBuffer.allocate(24)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, sortAt))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Makes a piece of the rows that a statement brought, which asked for one more than a piece has. */
    static <T> Page<T> page(List<Row> rows, int total, Function<Row, T> view) {
        var shown = rows.subList(0, Math.min(Page.SIZE, rows.size()));
        var next = rows.size() > Page.SIZE
                ? new Cursor(shown.getLast().sortAt(), shown.getLast().id()).text()
                : null;
        return new Page<>(shown.stream().map(view).toList(), next, total);
    }

    private static RuleBroken bad() {
        return new RuleBroken(422, "query.BAD_CURSOR", "cursor");
    }
}
