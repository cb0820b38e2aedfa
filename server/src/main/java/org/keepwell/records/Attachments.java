package org.keepwell.records;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Text that came inside a resource: FHIR's Attachment. Only plain text is shown; what else there is stays unread. */
final class Attachments {

    private Attachments() {}

    static @Nullable String text(JsonParser json) {
        var type = new String[] {""};
        var data = new @Nullable String[1];
        Fhir.object(json, (name, at) -> {
            switch (name) {
                case "contentType" -> type[0] = String.valueOf(Fhir.text(at)).toLowerCase(Locale.ROOT);
                case "data" -> data[0] = Fhir.text(at);
                default -> {}
            }
        });
        if (data[0] == null || !type[0].startsWith("text/plain")) {
            return null;
        }
        var charset = type[0].contains("8859-1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        var text = new String(Base64.getMimeDecoder().decode(data[0]), charset).strip();
        return text.isEmpty() ? null : text;
    }
}
