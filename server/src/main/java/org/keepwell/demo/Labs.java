package org.keepwell.demo;

import static org.keepwell.demo.Fhir.concept;
import static org.keepwell.demo.Fhir.instant;
import static org.keepwell.demo.Fhir.object;
import static org.keepwell.demo.Fhir.quantity;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Laboratory results: one observation a test and one report a panel, issued the day after the sample. */
final class Labs {

    private static final Map<String, Object> LABORATORY =
            concept(Coded.hl7("observation-category", "laboratory", "Laboratory"));

    private final Chart chart;
    private final Trends trends;

    Labs(Chart chart) {
        this.chart = chart;
        this.trends = new Trends(chart.person(), chart.today());
    }

    /** How far the laboratory is with a report. */
    enum State {
        FINAL,
        CORRECTED,
        PRELIMINARY
    }

    String add(Panel panel, Visit visit, State state) {
        var sampled = visit.start().plusMinutes(12);
        var issued = sampled.plusHours(state == State.PRELIMINARY ? 4 : 21);
        var results = new ArrayList<Map<String, Object>>();
        for (var result : trends.on(sampled.toLocalDate(), panel).entrySet()) {
            var test = result.getKey();
            var first = results.isEmpty();
            results.add(Fhir.reference(
                    chart.add(
                            "Observation",
                            "us-core-observation-lab",
                            observation(panel, test, result.getValue(), visit, sampled, issued, state, first)),
                    test.code().display()));
        }
        return chart.add(
                "DiagnosticReport",
                "us-core-diagnosticreport-lab",
                object(
                        "status", status(state),
                        "category", List.of(concept(Coded.hl7("v2-0074", "LAB", "Laboratory"))),
                        "code", concept(panel.code()),
                        "subject", chart.subject(),
                        "encounter", Fhir.reference(visit.url()),
                        "effectiveDateTime", instant(sampled),
                        "issued", instant(issued),
                        "performer", List.of(Clinic.laboratory()),
                        "result", results));
    }

    private Map<String, Object> observation(
            Panel panel,
            Test test,
            BigDecimal value,
            Visit visit,
            ZonedDateTime sampled,
            ZonedDateTime issued,
            State state,
            boolean first) {
        var range = panel.sendsRanges() ? range(test) : null;
        return object(
                "status", first ? status(state) : state == State.PRELIMINARY ? "preliminary" : "final",
                "category", List.of(LABORATORY),
                "code", concept(test.code()),
                "subject", chart.subject(),
                "encounter", Fhir.reference(visit.url()),
                "effectiveDateTime", instant(sampled),
                "issued", instant(issued),
                "performer", List.of(Clinic.laboratory()),
                "valueQuantity", quantity(value, test.unit()),
                "interpretation", range == null ? null : List.of(concept(interpretation(test, value))),
                "note", first ? comment(state) : null,
                "referenceRange", range == null ? null : List.of(range));
    }

    private static String status(State state) {
        return switch (state) {
            case FINAL -> "final";
            case CORRECTED -> "corrected";
            case PRELIMINARY -> "preliminary";
        };
    }

    private static @Nullable List<Map<String, Object>> comment(State state) {
        return switch (state) {
            case FINAL -> null;
            case CORRECTED ->
                List.of(Fhir.text(
                        "Corrected report: the value sent first was of another sample. Please use this one."));
            case PRELIMINARY -> List.of(Fhir.text("Preliminary. The final report follows within two days."));
        };
    }

    private static @Nullable Map<String, Object> range(Test test) {
        if (test.low().isEmpty() && test.high().isEmpty()) {
            return null;
        }
        return object(
                "low", test.low().isEmpty() ? null : quantity(new BigDecimal(test.low()), test.unit()),
                "high", test.high().isEmpty() ? null : quantity(new BigDecimal(test.high()), test.unit()),
                "text", text(test));
    }

    private static String text(Test test) {
        if (test.low().isEmpty()) {
            return "up to " + test.high() + " " + test.unit();
        }
        return test.high().isEmpty()
                ? test.low() + " " + test.unit() + " or more"
                : test.low() + " - " + test.high() + " " + test.unit();
    }

    private static Coded interpretation(Test test, BigDecimal value) {
        if (!test.low().isEmpty() && value.compareTo(new BigDecimal(test.low())) < 0) {
            return Coded.hl7("v3-ObservationInterpretation", "L", "Low");
        }
        if (!test.high().isEmpty() && value.compareTo(new BigDecimal(test.high())) > 0) {
            return Coded.hl7("v3-ObservationInterpretation", "H", "High");
        }
        return Coded.hl7("v3-ObservationInterpretation", "N", "Normal");
    }
}
