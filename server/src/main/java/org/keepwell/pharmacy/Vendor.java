package org.keepwell.pharmacy;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keepwell.pharmacy.script.ScriptVersion;

/** Who carries messages for us, and on which papers. */
record Vendor(
        String name,
        @Nullable String baaReference,
        @Nullable LocalDate baaSignedOn,
        @Nullable LocalDate baaUntil,
        @Nullable String certification,
        @Nullable String certifiedVersion,
        @Nullable LocalDate certifiedUntil) {

    /** What is missing for real messages, in plain words; empty if nothing is. */
    Optional<String> missing(ScriptVersion version, LocalDate today) {
        if (baaReference == null || baaSignedOn == null || baaSignedOn.isAfter(today)) {
            return Optional.of("no signed business associate agreement with " + name + " is in the register");
        }
        if (baaUntil != null && baaUntil.isBefore(today)) {
            return Optional.of("the business associate agreement with " + name + " ended on " + baaUntil);
        }
        if (certification == null || certifiedUntil == null || !version.text().equals(certifiedVersion)) {
            return Optional.of(
                    "no certification record of " + name + " for SCRIPT " + version.text() + " is in the register");
        }
        if (certifiedUntil.isBefore(today)) {
            return Optional.of("the certification for " + name + " ended on " + certifiedUntil);
        }
        return Optional.empty();
    }
}
