package org.keepwell.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The small pieces that FHIR resources are made of, as maps in the order in which they are written. */
final class Fhir {

    /** The clinic's own clock; offsets in the data follow its summer time. */
    static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private Fhir() {}

    /** A JSON object out of names and values in turn; a name whose value is null is left out. */
    static Map<String, Object> object(@Nullable Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            var value = namesAndValues[at + 1];
            if (value != null) {
                object.put(String.valueOf(namesAndValues[at]), value);
            }
        }
        return object;
    }

    static Map<String, Object> coding(Coded coded) {
        return object("system", coded.system(), "code", coded.code(), "display", coded.display());
    }

    static Map<String, Object> concept(Coded coded) {
        return object("coding", List.of(coding(coded)), "text", coded.display());
    }

    /** A code without the name, as senders write statuses. */
    static Map<String, Object> status(String table, String code) {
        return object(
                "coding", List.of(object("system", "http://terminology.hl7.org/CodeSystem/" + table, "code", code)));
    }

    static Map<String, Object> text(String text) {
        return object("text", text);
    }

    static Map<String, Object> reference(String reference, @Nullable String display) {
        return object("reference", reference, "display", display);
    }

    static Map<String, Object> reference(String reference) {
        return reference(reference, null);
    }

    static Map<String, Object> quantity(BigDecimal value, String unit) {
        return object("value", value, "unit", unit, "system", "http://unitsofmeasure.org", "code", unit);
    }

    static Map<String, Object> money(double amount) {
        return object("value", rounded(amount, 2), "currency", "USD");
    }

    static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    static Map<String, Object> period(ZonedDateTime start, ZonedDateTime end) {
        return object("start", instant(start), "end", instant(end));
    }

    static String instant(ZonedDateTime at) {
        return INSTANT.format(at);
    }

    static ZonedDateTime at(LocalDate day, int hour, int minute) {
        return ZonedDateTime.of(day, LocalTime.of(hour, minute), ZONE);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
