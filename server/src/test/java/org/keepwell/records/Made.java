package org.keepwell.records;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Category;
import org.keepwell.access.Label;

/** One resource that a test writes, with the clear columns that an import would give it. */
final class Made {

    final UUID id = UUID.randomUUID();
    final ResourceType type;
    Shelf shelf;
    final Category category;
    final String json;
    long labels;

    @Nullable
    UUID visit;

    @Nullable
    UUID report;

    @Nullable
    String code;

    Activity state = Activity.NONE;
    Instant arrivedAt = MadeUpPatient.LONG_AGO;
    Instant visibleFrom = MadeUpPatient.LONG_AGO;
    private @Nullable When when = When.sent("2024-03-02T09:30:00-05:00");

    private Made(ResourceType type, Shelf shelf, Category category, String json) {
        this.type = type;
        this.shelf = shelf;
        this.category = category;
        this.json = json;
    }

    static Made of(ResourceType type, Shelf shelf, Category category, String json) {
        return new Made(type, shelf, category, json);
    }

    /** A laboratory value; {@code more} is JSON with a comma at its end. */
    static Made lab(String loinc, String display, String value, String unit, String more) {
        var json = """
                {"resourceType": "Observation", "status": "final", %s "code": {"coding": [{"system": "http://loinc.org",
                 "code": "%s", "display": "%s"}]}, "valueQuantity": {"value": %s, "unit": "%s", "code": "%s"}}
                """.formatted(more, loinc, display, value, unit, unit);
        return of(ResourceType.OBSERVATION, Shelf.RESULT, Category.RESULTS, json)
                .code(loinc + "|" + unit);
    }

    static String range(String low, String high, String unit) {
        return """
                "referenceRange": [{"low": {"value": %s, "code": "%s"}, "high": {"value": %s, "code": "%s"}}],
                """.formatted(low, unit, high, unit);
    }

    static Made panel(String loinc, String display, String more) {
        return of(ResourceType.DIAGNOSTIC_REPORT, Shelf.RESULT, Category.RESULTS, """
                {"resourceType": "DiagnosticReport", "status": "final", %s "code": {"coding": [{"system":
                 "http://loinc.org", "code": "%s", "display": "%s"}]}}
                """.formatted(more, loinc, display));
    }

    /** The value stands inside a report. */
    Made inside(UUID owner) {
        shelf = Shelf.RESULT_PART;
        report = owner;
        return this;
    }

    Made code(String text) {
        code = text;
        return this;
    }

    /** @param text as FHIR writes it; null where nothing says when */
    Made at(@Nullable String text) {
        when = When.sent(text);
        return this;
    }

    Made daysAgo(int days) {
        return at(OffsetDateTime.now(java.time.ZoneOffset.UTC)
                .minusDays(days)
                .withNano(0)
                .toString()
                .replaceFirst("(T..:..)Z", "$1:00Z"));
    }

    Made arrived(Instant at) {
        arrivedAt = at;
        return this;
    }

    Made labelled(Label... all) {
        for (var label : all) {
            labels |= label.mask();
        }
        return this;
    }

    Made state(Activity activity) {
        state = activity;
        return this;
    }

    Made during(UUID encounter) {
        visit = encounter;
        return this;
    }

    Made visibleFrom(Instant at) {
        visibleFrom = at;
        return this;
    }

    Instant sortAt() {
        return when == null ? arrivedAt : when.at();
    }

    int timeForm() {
        if (when == null) {
            return 0;
        }
        var offset = when.offset();
        var minutes = offset == null
                ? null
                : Integer.valueOf(java.time.ZoneOffset.of(offset).getTotalSeconds() / 60);
        var precision = switch (when.precision()) {
            case YEAR -> ClinicalTime.Precision.YEAR;
            case MONTH -> ClinicalTime.Precision.MONTH;
            case DAY -> ClinicalTime.Precision.DAY;
            case INSTANT -> ClinicalTime.Precision.SECOND;
            case UNKNOWN -> throw new IllegalStateException("no time has no precision");
        };
        return new ClinicalTime(when.at(), precision, minutes, when.localDay()).form();
    }
}
