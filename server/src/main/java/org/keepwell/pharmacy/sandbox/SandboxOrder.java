package org.keepwell.pharmacy.sandbox;

import org.jspecify.annotations.Nullable;
import org.keepwell.pharmacy.script.ScriptMessage;

/** A prescription that a made-up pharmacy has. */
record SandboxOrder(@Nullable String number, String pharmacy, ScriptMessage message, boolean filled, boolean canceled) {

    SandboxOrder asFilled() {
        return new SandboxOrder(number, pharmacy, message, true, canceled);
    }

    SandboxOrder asCanceled() {
        return new SandboxOrder(number, pharmacy, message, filled, true);
    }

    /** Whether there is something to call back of one that was filled. */
    boolean hasRefills() {
        var refills = message.content().textAt("MedicationPrescribed", "NumberOfRefills");
        return refills != null && !refills.equals("0");
    }

    @Override
    public String toString() {
        return "order";
    }
}
