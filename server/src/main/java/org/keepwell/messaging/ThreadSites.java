package org.keepwell.messaging;

import java.util.Optional;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.patients.UsualSites;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which site a conversation is about: who gets what is made of it follows. */
@Component
public class ThreadSites {

    private static final String FIND = """
            select site_id from messaging.thread
            where tenant_id = :tenant and patient_id = :patient and id = :id and site_id is not null
            """;

    private final JdbcClient db;
    private final UsualSites usual;

    ThreadSites(JdbcClient db, UsualSites usual) {
        this.db = db;
        this.usual = usual;
    }

    /** The one that the patient chose for it, else the patient's usual one. Inside a sealed transaction. */
    public Optional<UUID> of(Grant grant, UUID thread) {
        return db.sql(FIND)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .param("id", thread)
                .query(UUID.class)
                .optional()
                .or(() -> usual.of(grant));
    }
}
