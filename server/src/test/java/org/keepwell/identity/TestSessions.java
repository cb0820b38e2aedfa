package org.keepwell.identity;

import java.util.UUID;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
import org.springframework.boot.test.context.TestComponent;

/** Sessions in any state without the way there, for tests of everything that comes after. */
@TestComponent
public class TestSessions {

    private final Sessions sessions;
    private final SealedTransaction transaction;
    private final Access access;

    TestSessions(Sessions sessions, SealedTransaction transaction, Access access) {
        this.sessions = sessions;
        this.transaction = transaction;
        this.access = access;
    }

    public SessionToken begin(TenantId tenant, UUID account, Role role, SessionState state) {
        var own = access.own(Actor.account(tenant, new AccountId(account), role, new UUID(0, 0)), Act.SIGN_IN);
        return transaction.in(own, () -> sessions.begin(own, role, state, "test"));
    }
}
