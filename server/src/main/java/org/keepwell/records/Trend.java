package org.keepwell.records;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.ResultDetail.Change;
import org.keepwell.records.ResultDetail.Direction;
import org.keepwell.records.ResultDetail.Point;

/** Values of one code and unit over time, and how the newest change came about. Cancelled values do not count. */
final class Trend {

    /** A value that can be drawn: one number, or the two of a blood pressure; never a mere bound such as "below 5". */
    private record Dot(Row row, Quantity number, @Nullable Quantity second, Value shown) {}

    private final List<Dot> dots; // newest first
    private final @Nullable Dot current;

    private Trend(List<Dot> dots, @Nullable Dot current) {
        this.dots = dots;
        this.current = current;
    }

    static Trend of(Row item, ObservationReader observation, Reading reading) {
        var current = dot(item, observation, reading);
        if (current == null) {
            return new Trend(List.of(), null);
        }
        var dots = new ArrayList<Dot>();
        dots.add(current);
        var others = new ArrayList<Row>(reading.all(Section.HISTORY));
        others.addAll(reading.all(Section.PREVIOUS));
        var taken = new java.util.HashSet<UUID>(List.of(item.id()));
        for (var row : others) {
            var other = taken.add(row.id()) && dots.size() < DetailSql.MOST_POINTS
                    ? dot(row, reading.observation(row), reading)
                    : null;
            if (other != null && sameUnits(other, current)) {
                dots.add(other);
            }
        }
        dots.sort(Comparator.comparing((Dot dot) -> dot.row().sortAt()).reversed());
        return new Trend(List.copyOf(dots), current);
    }

    private static @Nullable Dot dot(Row row, ObservationReader observation, Reading reading) {
        var pressure = BloodPressure.of(observation);
        var number = observation.number();
        if (number == null || number.value() == null || number.comparator() != null) {
            return null;
        }
        boolean cancelled = Status.of(observation.status) == Status.CANCELLED;
        return cancelled
                ? null
                : new Dot(row, number, pressure == null ? null : pressure.lower(), observation.shown(reading.words()));
    }

    /** The hash of code and unit says so already, but not for the parts of a value. */
    private static boolean sameUnits(Dot one, Dot other) {
        return one.number().unitKey().equals(other.number().unitKey())
                && (one.second() == null) == (other.second() == null);
    }

    List<Point> points() {
        return dots.stream()
                .map(dot -> new Point(
                        dot.row().id(),
                        When.of(dot.row()),
                        String.valueOf(dot.number().value()),
                        dot.second() == null ? null : dot.second().value()))
                .toList();
    }

    @Nullable
    String unit() {
        return current == null ? null : current.number().shownUnit();
    }

    boolean isPair() {
        return current != null && current.second() != null;
    }

    /** Since the value before; null where there is none. */
    @Nullable
    Change change(@Nullable Range range) {
        var now = current;
        if (now == null) {
            return null;
        }
        return dots.stream()
                .filter(dot -> dot.row().sortAt().isBefore(now.row().sortAt()))
                .findFirst()
                .map(before -> change(before, now, range))
                .orElse(null);
    }

    private static Change change(Dot before, Dot now, @Nullable Range range) {
        var by = decimal(now.number()).subtract(decimal(before.number()));
        var second = now.second();
        var secondBefore = before.second();
        if (by.signum() == 0 && second != null && secondBefore != null) {
            by = decimal(second).subtract(decimal(secondBefore));
        }
        var direction = by.signum() == 0 ? Direction.SAME : by.signum() > 0 ? Direction.UP : Direction.DOWN;
        var towards = second == null ? towards(before.number(), now.number(), range) : null;
        return new Change(
                before.shown(), When.of(before.row()), direction, by.abs().toPlainString(), towards);
    }

    private static @Nullable Boolean towards(Quantity before, Quantity now, @Nullable Range range) {
        boolean otherUnit =
                range == null || range.unit() != null && !range.unit().equals(now.shownUnit());
        if (otherUnit || range == null || range.low() == null && range.high() == null) {
            return null;
        }
        int moved = distance(now, range).compareTo(distance(before, range));
        return moved == 0 ? null : Boolean.valueOf(moved < 0);
    }

    private static BigDecimal distance(Quantity quantity, Range range) {
        var value = decimal(quantity);
        var below = range.low() == null ? BigDecimal.ZERO : new BigDecimal(range.low()).subtract(value);
        var above = range.high() == null ? BigDecimal.ZERO : value.subtract(new BigDecimal(range.high()));
        return below.max(above).max(BigDecimal.ZERO);
    }

    private static BigDecimal decimal(Quantity quantity) {
        return new BigDecimal(String.valueOf(quantity.value()));
    }
}
