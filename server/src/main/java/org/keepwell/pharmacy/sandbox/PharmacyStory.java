package org.keepwell.pharmacy.sandbox;

import java.nio.charset.StandardCharsets;
import org.keepwell.pharmacy.script.ScriptMessage;

/** What a pharmacy does after it took a message: one story for each behaviour. */
final class PharmacyStory {

    private static final int FILLS_AFTER = 3;
    private static final int SLOW_AFTER = 8;

    private final Sandbox sandbox;
    private final SandboxMessages messages;
    private final Deliveries deliveries;

    PharmacyStory(Sandbox sandbox, SandboxMessages messages, Deliveries deliveries) {
        this.sandbox = sandbox;
        this.messages = messages;
        this.deliveries = deliveries;
    }

    void newRx(ScriptMessage message, Behaviour behaviour) {
        var order = new SandboxOrder(
                message.header().orderNumber(), message.header().to(), message, false, false);
        sandbox.put(order);
        switch (behaviour) {
            case NORMAL, BUSY -> usual(message, order, "Dispensed", 1);
            case SLOW -> usual(message, order, "Dispensed", SLOW_AFTER);
            case PARTIAL -> usual(message, order, "PartiallyDispensed", 1);
            case NOT_DISPENSED -> usual(message, order, "NotDispensed", 1);
            case DUPLICATES -> duplicates(message, order);
            case OUT_OF_ORDER -> outOfOrder(message, order);
            case TAMPERED -> tampered(message);
            case ASKS_RENEWAL -> {
                usual(message, order, "Dispensed", 1);
                deliveries.after(FILLS_AFTER + 2, () -> deliveries.bring(messages.renewal(order)));
            }
            case ASKS_CHANGE -> {
                deliveries.after(1, () -> deliveries.bring(messages.verify(message)));
                deliveries.after(2, () -> deliveries.bring(messages.change(order)));
            }
            case STRANGER -> {
                deliveries.after(1, () -> deliveries.bring(messages.verify(message)));
                deliveries.after(2, () -> deliveries.bring(messages.fill(order, "Dispensed", SandboxMessages.fresh())));
            }
            case DOWN, WRONG, CLOSED -> {}
        }
    }

    /** To an answer of ours: it is confirmed, and what was approved is filled. */
    void answered(ScriptMessage message) {
        deliveries.after(1, () -> deliveries.bring(messages.verify(message)));
        var number = message.header().orderNumber();
        boolean approved = message.content().at("Response", "Denied").isEmpty()
                && message.content().at("Patient").isPresent();
        if (approved && number != null) {
            var order = new SandboxOrder(number, message.header().to(), message, false, false);
            sandbox.put(order);
            fillLater(order, "Dispensed", FILLS_AFTER);
        }
    }

    void cancel(ScriptMessage message) {
        var order = sandbox.order(message.header().orderNumber());
        boolean inTime = order != null && (!order.filled() || order.hasRefills());
        if (order != null && inTime) {
            sandbox.put(order.asCanceled());
        }
        deliveries.after(1, () -> deliveries.bring(messages.canceled(message, inTime)));
    }

    private void usual(ScriptMessage message, SandboxOrder order, String status, int slower) {
        deliveries.after(slower, () -> deliveries.bring(messages.verify(message)));
        fillLater(order, status, FILLS_AFTER * slower);
    }

    private void fillLater(SandboxOrder order, String status, int paces) {
        deliveries.after(paces, () -> {
            var now = sandbox.order(order.number());
            if (now == null || !now.canceled()) {
                sandbox.put(order.asFilled());
                deliveries.bring(messages.fill(order, status, order.number()));
            }
        });
    }

    private void duplicates(ScriptMessage message, SandboxOrder order) {
        var verify = messages.verify(message);
        var fill = messages.fill(order, "Dispensed", order.number());
        for (int n = 0; n < 3; n++) {
            deliveries.after(1, () -> deliveries.bring(verify));
            deliveries.after(2, () -> deliveries.bring(fill));
        }
    }

    private void outOfOrder(ScriptMessage message, SandboxOrder order) {
        deliveries.after(0, () -> deliveries.bring(messages.fill(order, "Dispensed", order.number())));
        deliveries.after(2, () -> deliveries.bring(messages.verify(message)));
        deliveries.after(FILLS_AFTER, () -> deliveries.bring(messages.status(message, "010")));
    }

    /** A confirmation in which somebody changed a letter after it was signed. */
    private void tampered(ScriptMessage message) {
        var verify = messages.verify(message);
        var changed = new String(verify, StandardCharsets.UTF_8)
                .replace("</Message>", "<!-- changed --></Message>")
                .getBytes(StandardCharsets.UTF_8);
        deliveries.after(1, () -> deliveries.bringTampered(verify, changed));
    }
}
