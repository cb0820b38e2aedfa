package org.keepwell.pharmacy.sandbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.pharmacy.script.Header;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Node;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.script.ScriptMessage;

/** What a pharmacy says, made from what it was sent. */
final class SandboxMessages {

    private final Clock clock;

    SandboxMessages(Clock clock) {
        this.clock = clock;
    }

    byte[] status(ScriptMessage to, String code) {
        return answer(to, Kind.STATUS, List.of(Node.text("Code", code)));
    }

    byte[] error(ScriptMessage to, String code, String words) {
        return answer(to, Kind.ERROR, List.of(Node.text("Code", code), Node.text("Description", words)));
    }

    byte[] verify(ScriptMessage to) {
        return answer(to, Kind.VERIFY, List.of(Node.text("Code", "010")));
    }

    byte[] canceled(ScriptMessage to, boolean inTime) {
        var said = inTime
                ? Node.of("Approved", List.of(Node.text("Note", "Canceled before it was given out.")))
                : Node.of("Denied", List.of(Node.text("DenialReason", "It was given out already.")));
        return answer(to, Kind.CANCEL_RESPONSE, List.of(Node.of("Response", List.of(said))));
    }

    /** @param status the element of FillStatus; @param number of the order; another one than its own for a stranger */
    byte[] fill(SandboxOrder order, String status, @Nullable String number) {
        var parts = new ArrayList<Node>();
        parts.add(Node.of("FillStatus", List.of(Node.of(status, List.of()))));
        parts.addAll(about(order));
        return told(order, Kind.FILL, number, parts);
    }

    byte[] renewal(SandboxOrder order) {
        var parts = new ArrayList<Node>();
        parts.add(Node.text("RequestReferenceNumber", fresh()));
        parts.addAll(about(order));
        return told(order, Kind.RENEWAL_REQUEST, order.number(), parts);
    }

    byte[] change(SandboxOrder order) {
        var parts = new ArrayList<Node>();
        parts.add(Node.text("RequestReferenceNumber", fresh()));
        parts.add(Node.text("MessageRequestCode", "T"));
        parts.addAll(about(order));
        var wanted = order.message()
                .content()
                .at("MedicationPrescribed")
                .flatMap(medicine -> medicine.at("DrugDescription"))
                .map(Node::text)
                .orElse("");
        var shown = wanted.length() > 90 ? wanted.substring(0, 90) : wanted;
        parts.add(Node.of("MedicationRequested", List.of(Node.text("DrugDescription", shown + " (generic)"))));
        return told(order, Kind.CHANGE_REQUEST, order.number(), parts);
    }

    private static List<Node> about(SandboxOrder order) {
        var content = order.message().content();
        var parts = new ArrayList<Node>();
        parts.add(content.at("Patient").orElseThrow());
        parts.add(content.at("Pharmacy").orElseGet(() -> pharmacy(order.pharmacy())));
        parts.add(content.at("Prescriber").orElseThrow());
        parts.add(content.at("MedicationPrescribed").orElseThrow());
        return parts;
    }

    private static Node pharmacy(String ncpdpId) {
        return Node.of(
                "Pharmacy",
                List.of(
                        Node.of("Identification", List.of(Node.text("NCPDPID", ncpdpId))),
                        Node.text("BusinessName", "Made-up pharmacy")));
    }

    private byte[] answer(ScriptMessage to, Kind kind, List<Node> parts) {
        var header = to.header();
        return write(
                to,
                kind,
                new Header(header.from(), header.to(), fresh(), header.messageId(), clock.instant(), null),
                parts);
    }

    private byte[] told(SandboxOrder order, Kind kind, @Nullable String number, List<Node> parts) {
        var to = order.message();
        var header = new Header(to.header().from(), order.pharmacy(), fresh(), null, clock.instant(), number);
        return write(to, kind, header, parts);
    }

    private static byte[] write(ScriptMessage to, Kind kind, Header header, List<Node> parts) {
        return Script.write(new ScriptMessage(to.version(), header, kind, Node.of(kind.element(), parts)));
    }

    static String fresh() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
