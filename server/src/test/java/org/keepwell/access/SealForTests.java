package org.keepwell.access;

import java.time.Clock;
import java.util.UUID;
import org.keepwell.database.Databases;
import org.keepwell.database.TestServer;

/** Good seals. */
public final class SealForTests {

    private SealForTests() {}

    /** Of somebody of staff who hears some boards. */
    public static String of(TenantId tenant, UUID account, int... boards) {
        var key = TestServer.running().home().keys().secret(Databases.SEAL_KEY_FILE);
        var actor = new Actor(tenant, Principal.ACCOUNT, account, Role.NURSE, null, null);
        var grant = new Grant(actor, Act.READ_QUEUE, Relation.NONE, null, 0, 0).heardBy(boards);
        return new Seal(key, Clock.systemUTC()).of(grant);
    }

    /** Of a patient who reads and writes their own messages, whatever about. */
    public static String ofThemselves(TenantId tenant, UUID account, UUID patient) {
        var key = TestServer.running().home().keys().secret(Databases.SEAL_KEY_FILE);
        var actor = new Actor(tenant, Principal.ACCOUNT, account, Role.PATIENT, null, null);
        var grant = new Grant(actor, Act.WRITE_MESSAGE, Relation.SELF, new PatientId(patient), Long.MAX_VALUE, 0);
        return new Seal(key, Clock.systemUTC()).of(grant);
    }
}
