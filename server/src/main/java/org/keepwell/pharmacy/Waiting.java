package org.keepwell.pharmacy;

import java.time.Clock;
import org.keepwell.access.PatientId;
import org.keepwell.access.TenantId;
import org.keepwell.pharmacy.script.Header;
import org.keepwell.vault.Vault;
import org.springframework.stereotype.Component;

/** A message in quarantine: what it says, and the end of its waiting. */
@Component
class Waiting {

    private final Quarantine quarantine;
    private final Inbox inbox;
    private final Vault vault;
    private final Clock clock;

    Waiting(Quarantine quarantine, Inbox inbox, Vault vault, Clock clock) {
        this.quarantine = quarantine;
        this.inbox = inbox;
        this.vault = vault;
        this.clock = clock;
    }

    /** The message as it came. Not inside a transaction. */
    byte[] open(TenantId tenant, Quarantine.Held held) {
        return vault.tenant(tenant).open(held.sealed(), Quarantine.place(held.id()));
    }

    /** Inside the transaction that places it. @return false if it is not there, or somebody was faster */
    boolean end(Connection from, Quarantine.Held held, Header header, PatientId patient) {
        if (!quarantine.end(from.tenant(), held.id(), true, clock.instant())) {
            return false;
        }
        inbox.placed(from, header, patient);
        return true;
    }
}
