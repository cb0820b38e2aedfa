package org.keepwell.access;

import java.time.Clock;
import java.util.UUID;
import org.keepwell.database.Databases;
import org.keepwell.database.TestServer;

/** A good seal of somebody of staff who hears some boards. */
public final class SealForTests {

    private SealForTests() {}

    public static String of(TenantId tenant, UUID account, int... boards) {
        var key = TestServer.running().home().keys().secret(Databases.SEAL_KEY_FILE);
        var actor = new Actor(tenant, Principal.ACCOUNT, account, Role.NURSE, null, null);
        var grant = new Grant(actor, Act.READ_QUEUE, Relation.NONE, null, 0, 0).heardBy(boards);
        return new Seal(key, Clock.systemUTC()).of(grant);
    }
}
