package org.keepwell.records;

import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.patients.Person;
import org.keepwell.records.content.UsualRange;
import org.keepwell.records.content.UsualRanges;

/**
 * Which range a value is held against, and where it lies. The laboratory's own word goes first, then its range, then a
 * usual one; a value is never converted, so other units give no judgement.
 */
record Judgement(@Nullable Range range, Position position) {

    private static final UsualRanges USUAL = UsualRanges.shipped();
    private static final Judgement NONE = new Judgement(null, Position.UNKNOWN);

    /** Bounds that a value can be compared with. */
    private record Bounds(
            @Nullable BigDecimal low, @Nullable BigDecimal high) {}

    /** @param person null where the reader may not see who it is; then there is no usual range */
    static Judgement of(ObservationReader observation, When when, @Nullable Person person) {
        var quantity = observation.value == null ? null : observation.value.quantity();
        var said = said(observation.interpretation);
        if (!observation.ranges.isEmpty()) {
            return bySent(observation.ranges, quantity, said);
        }
        var usual = quantity == null || person == null ? null : usual(observation, quantity, when, person);
        if (usual == null || quantity == null) {
            return new Judgement(null, said);
        }
        var range = new Range(
                text(usual.low()), text(usual.high()), quantity.shownUnit(), Range.Kind.USUAL, null, usual.source());
        return new Judgement(
                range, said != Position.UNKNOWN ? said : place(quantity, new Bounds(usual.low(), usual.high())));
    }

    private static Judgement bySent(List<SentRange> ranges, @Nullable Quantity quantity, Position said) {
        var chosen = choose(ranges);
        if (chosen == null) {
            var texts = ranges.stream()
                    .map(SentRange::text)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("; "));
            var range = texts.isEmpty() ? null : new Range(null, null, null, Range.Kind.SENT, texts, null);
            return new Judgement(range, said);
        }
        var position = said;
        if (position == Position.UNKNOWN && quantity != null && chosen.comparableWith(quantity.unitKey())) {
            position = place(quantity, new Bounds(decimal(chosen.low()), decimal(chosen.high())));
        }
        return new Judgement(chosen.shown(), position);
    }

    /** The one range that surely is meant, or null: to guess an age or a sex would be worse than to say nothing. */
    private static @Nullable SentRange choose(List<SentRange> ranges) {
        var normal = ranges.stream().filter(SentRange::normal).toList();
        if (normal.size() == 1) {
            return normal.getFirst();
        }
        var forAll = normal.stream().filter(range -> !range.narrowed()).toList();
        return forAll.size() == 1 ? forAll.getFirst() : null;
    }

    private static @Nullable UsualRange usual(
            ObservationReader observation, Quantity quantity, When when, Person person) {
        var born = person.birthDay().orElse(null);
        var code = observation.code.loinc().orElse(null);
        if (born == null || code == null) {
            return null;
        }
        int age = Period.between(born, when.localDay()).getYears();
        return USUAL.find(code, quantity.unitKey(), person.sex(), age).orElse(null);
    }

    /** HL7 v3 ObservationInterpretation, as far as it says a direction. */
    private static Position said(Concept interpretation) {
        return switch (interpretation.code()) {
            case "H", "HH", "HU", "HX", ">" -> Position.ABOVE;
            case "L", "LL", "LU", "LX", "<" -> Position.BELOW;
            case "N" -> Position.WITHIN;
            case null -> Position.UNKNOWN;
            default -> Position.UNKNOWN;
        };
    }

    private static Position place(Quantity quantity, Bounds bounds) {
        var value = quantity.decimal();
        if (value == null || bounds.low() == null && bounds.high() == null) {
            return Position.UNKNOWN;
        }
        return switch (quantity.comparator()) {
            case "<", "<=" -> atMost(value, bounds);
            case ">", ">=" -> atLeast(value, bounds);
            case null -> exactly(value, bounds);
            default -> Position.UNKNOWN;
        };
    }

    private static Position exactly(BigDecimal value, Bounds bounds) {
        if (bounds.low() != null && value.compareTo(bounds.low()) < 0) {
            return Position.BELOW;
        }
        return bounds.high() != null && value.compareTo(bounds.high()) > 0 ? Position.ABOVE : Position.WITHIN;
    }

    private static Position atMost(BigDecimal value, Bounds bounds) {
        if (bounds.low() != null) {
            return value.compareTo(bounds.low()) < 0 ? Position.BELOW : Position.UNKNOWN;
        }
        return bounds.high() != null && value.compareTo(bounds.high()) <= 0 ? Position.WITHIN : Position.UNKNOWN;
    }

    private static Position atLeast(BigDecimal value, Bounds bounds) {
        if (bounds.high() != null) {
            return value.compareTo(bounds.high()) > 0 ? Position.ABOVE : Position.UNKNOWN;
        }
        return bounds.low() != null && value.compareTo(bounds.low()) >= 0 ? Position.WITHIN : Position.UNKNOWN;
    }

    boolean isKnown() {
        return position != Position.UNKNOWN;
    }

    boolean isOutside() {
        return position == Position.BELOW || position == Position.ABOVE;
    }

    static Judgement none() {
        return NONE;
    }

    private static @Nullable BigDecimal decimal(@Nullable Quantity bound) {
        return bound == null ? null : bound.decimal();
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
