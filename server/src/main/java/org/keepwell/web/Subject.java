package org.keepwell.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/** What a request is about, besides a patient: the log tells which conversation, file or item was opened. */
final class Subject {

    /** Names in addresses, the innermost first: a file of an item is about the file. */
    private static final List<String> NAMES = List.of("file", "later", "batch", "site", "id");

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Subject() {}

    /** @return what the address names by an id, or null; whether it is there, and whose, is not asked */
    static @Nullable UUID of(HttpServletRequest request) {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> values)) {
            return null;
        }
        for (var name : NAMES) {
            if (values.get(name) instanceof String text
                    && UUID_FORM.matcher(text).matches()) {
                return UUID.fromString(text);
            }
        }
        return null;
    }
}
