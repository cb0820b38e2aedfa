package org.keepwell.refills;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.Laboratory;

/** Holds a protocol beside what the chart says. What the chart does not say counts as not so. */
record ProtocolReading(Protocol protocol, @Nullable String language, LocalDate today) {

    /** Of every protocol, whatever it says itself: who takes more than was meant is looked at by a physician. */
    private static final Protocol.InBoth NOT_EARLY = new Protocol.InBoth(
            "Three quarters of the last fill should be used",
            "Ya deberían haberse usado tres cuartos del último surtido");

    RefillItem.ProtocolCheck of(
            RefillItem.Facts facts, Map<String, Laboratory.Newest> values, Decision proposal, boolean early) {
        var conditions = Stream.concat(
                        protocol.conditions().stream().map(condition -> check(condition, facts, values)),
                        Stream.of(new RefillItem.Condition(
                                NOT_EARLY.in(language), !early, null, null, facts.lastFillOn())))
                .toList();
        boolean met = conditions.stream().allMatch(RefillItem.Condition::met);
        return new RefillItem.ProtocolCheck(
                protocol.name().in(language),
                met
                        && proposal.daysSupply() <= protocol.maxDays()
                        && !proposal.quantity().isEmpty(),
                protocol.maxDays(),
                protocol.maxRefills(),
                conditions);
    }

    private RefillItem.Condition check(
            Protocol.Condition condition, RefillItem.Facts facts, Map<String, Laboratory.Newest> values) {
        return switch (condition) {
            case Protocol.Visit visit -> {
                var last = facts.lastVisitOn();
                yield said(visit, isRecent(last, visit.months()), null, null, last);
            }
            case Protocol.Value value -> {
                var newest = newest(value, values);
                yield said(
                        value,
                        newest.filter(one -> holds(value, one)).isPresent(),
                        newest.map(Laboratory.Newest::text).orElse(null),
                        newest.map(Laboratory.Newest::shownUnit).orElse(null),
                        newest.map(Laboratory.Newest::on).orElse(null));
            }
            case Protocol.NoInteraction none ->
                said(none, facts.interactions().isEmpty(), listed(facts.interactions()), null, null);
        };
    }

    private RefillItem.Condition said(
            Protocol.Condition condition,
            boolean met,
            @Nullable String fact,
            @Nullable String unit,
            @Nullable LocalDate on) {
        return new RefillItem.Condition(condition.text().in(language), met, fact, unit, on);
    }

    private boolean holds(Protocol.Value wanted, Laboratory.Newest value) {
        if (!isRecent(value.on(), wanted.months())) {
            return false;
        }
        var number = value.number();
        boolean sameUnit = wanted.unit() == null || wanted.unit().equals(value.unit());
        return !wanted.isBounded() || (number != null && sameUnit && wanted.holds(number));
    }

    private boolean isRecent(@Nullable LocalDate on, int months) {
        return on != null && !on.isBefore(today.minusMonths(months)) && !on.isAfter(today.plusDays(1));
    }

    private static Optional<Laboratory.Newest> newest(Protocol.Value wanted, Map<String, Laboratory.Newest> values) {
        return wanted.loinc().stream()
                .map(values::get)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(Laboratory.Newest::on));
    }

    private static @Nullable String listed(List<String> texts) {
        return texts.isEmpty() ? null : String.join("; ", texts);
    }
}
