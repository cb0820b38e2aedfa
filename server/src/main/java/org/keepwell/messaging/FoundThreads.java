package org.keepwell.messaging;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which conversations a grant finds, for a page that would lead to them; inside a sealed transaction. */
@Component
public class FoundThreads {

    private static final String SELECT = """
            select id from messaging.thread where tenant_id = :tenant and patient_id = :patient and id = any (:ids)
            """;

    private final JdbcClient db;

    FoundThreads(JdbcClient db) {
        this.db = db;
    }

    /** Those of these that are there for the grant. */
    public Set<UUID> of(Grant grant, Collection<UUID> threads) {
        var found = new HashSet<UUID>();
        if (threads.isEmpty()) {
            return found;
        }
        RowCallbackHandler each = row -> found.add(row.getObject("id", UUID.class));
        db.sql(SELECT)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .param("ids", threads.toArray(UUID[]::new))
                .query(each);
        return found;
    }
}
