package org.keepwell.messaging;

import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Relations;
import org.keepwell.access.SealedTransaction;
import org.keepwell.live.Signals;
import org.keepwell.notifications.Notices;
import org.keepwell.patients.PatientKeys;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Boards;
import org.springframework.stereotype.Component;

/** What every use case of conversations stands on. */
@Component
record Ground(
        SealedTransaction transaction,
        PatientKeys keys,
        Boards boards,
        Relations relations,
        Signals signals,
        Notices notices,
        Clock clock) {

    /** As {@link PatientKeys#in}. */
    <T extends @Nullable Object> T in(Grant grant, Function<PatientCipher, T> work) {
        return keys.in(grant, work);
    }

    /** The patient's cipher, inside a sealed transaction. @throws NotVisible if there is no such patient */
    PatientCipher cipher(Grant grant) {
        return keys.find(grant).orElseThrow(NotVisible::new);
    }
}
