package org.keepwell.notifications;

import java.util.UUID;
import org.keepwell.access.PatientId;
import org.keepwell.access.TenantId;
import org.keepwell.identity.Account;

/** Asked of the module that has conversations, each time anew: one may be hidden from somebody after they were to be told. */
public interface Conversations {

    /** Whether this account finds this conversation now; outside of a transaction. */
    boolean opens(TenantId tenant, Account account, PatientId patient, UUID thread);
}
