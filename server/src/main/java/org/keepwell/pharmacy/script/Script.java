package org.keepwell.pharmacy.script;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keepwell.pharmacy.script.ScriptRefused.Rule;

/** Reads and writes messages. What is written is read back first, so that nothing leaves which we would not take. */
public final class Script {

    public static final int MOST_BYTES = ScriptXml.MOST_BYTES;

    private static final ShapeTable SHAPES = ShapeTable.load();

    private static final Pattern PARTY = Pattern.compile("[!-~][ -~]{0,79}");
    private static final Pattern ID = Pattern.compile("[!-~][ -~]{0,34}");

    private Script() {}

    /** @throws ScriptRefused if it breaks a rule of its version; says which and where */
    public static ScriptMessage read(byte[] bytes) {
        var root = ScriptXml.read(bytes);
        if (!root.name().equals("Message")) {
            throw new ScriptRefused(Rule.UNKNOWN_MESSAGE, "/");
        }
        var version = ScriptVersion.of(root.attributes().get("version"));
        SHAPES.check(version, root);
        var body = root.at("Body").orElseThrow(() -> new ScriptRefused(Rule.MISSING_ELEMENT, "/Message/Body"));
        var content = body.children().getFirst();
        var kind = Kind.ofElement(content.name())
                .orElseThrow(() -> new ScriptRefused(Rule.UNKNOWN_MESSAGE, "/Message/Body"));
        var header = header(root.at("Header").orElseThrow());
        if (kind.isAnswer() && header.relatesTo() == null) {
            throw new ScriptRefused(Rule.MISSING_ELEMENT, "/Message/Header/RelatesToMessageID");
        }
        approvedSaysWhat(kind, content);
        return new ScriptMessage(version, header, kind, content);
    }

    /** @throws ScriptRefused if it would not be taken; then nothing of it is sent */
    public static byte[] write(ScriptMessage message) {
        var header = message.header();
        var parts = new ArrayList<Node>();
        parts.add(Node.text("To", header.to()));
        parts.add(Node.text("From", header.from()));
        parts.add(Node.text("MessageID", header.messageId()));
        add(parts, "RelatesToMessageID", header.relatesTo());
        parts.add(Node.text(
                "SentTime", header.sentAt().truncatedTo(ChronoUnit.SECONDS).toString()));
        add(parts, "PrescriberOrderNumber", header.orderNumber());
        var root = new Node(
                "Message",
                Map.of("version", message.version().text()),
                "",
                List.of(Node.of("Header", parts), Node.of("Body", List.of(message.content()))));
        SHAPES.check(message.version(), root); // first: what is no text cannot even be written
        var bytes = ScriptXml.write(root);
        read(bytes);
        return bytes;
    }

    /** Who sent what, of a message that may break any other rule: enough to say so to its sender. */
    public record Sent(String from, String messageId) {}

    /** Empty if not even that can be read. */
    public static Optional<Sent> idOf(byte[] bytes) {
        try {
            var root = ScriptXml.read(bytes);
            var from = root.textAt("Header", "From");
            var id = root.textAt("Header", "MessageID");
            if (from == null
                    || id == null
                    || !PARTY.matcher(from).matches()
                    || !ID.matcher(id).matches()) {
                return Optional.empty();
            }
            return Optional.of(new Sent(from, id));
        } catch (ScriptRefused e) {
            return Optional.empty();
        }
    }

    /** Checks one part by itself, as {@code Sig}. */
    static void checkPart(ScriptVersion version, String type, byte[] bytes) {
        SHAPES.checkPart(version, type, ScriptXml.read(bytes));
    }

    /** SCRIPT: whoever approves says what; a denial alone needs no medicine. */
    private static void approvedSaysWhat(Kind kind, Node content) {
        if (kind == Kind.RENEWAL_RESPONSE
                && content.at("Response", "Denied").isEmpty()
                && content.at("MedicationPrescribed").isEmpty()) {
            throw new ScriptRefused(Rule.MISSING_ELEMENT, "/Message/Body/" + kind.element() + "/MedicationPrescribed");
        }
    }

    private static Header header(Node node) {
        return new Header(
                Objects.requireNonNull(node.textAt("To")),
                Objects.requireNonNull(node.textAt("From")),
                Objects.requireNonNull(node.textAt("MessageID")),
                node.textAt("RelatesToMessageID"),
                instant(Objects.requireNonNull(node.textAt("SentTime"))),
                node.textAt("PrescriberOrderNumber"));
    }

    /** A time without a zone is UTC, as SCRIPT has it. */
    private static Instant instant(String text) {
        try {
            boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d");
            return OffsetDateTime.parse(zoned ? text : text + "Z").toInstant();
        } catch (DateTimeException e) {
            throw new ScriptRefused(Rule.BAD_FORMAT, "/Message/Header/SentTime");
        }
    }

    private static void add(List<Node> parts, String name, @Nullable String text) {
        if (text != null) {
            parts.add(Node.text(name, text));
        }
    }
}
