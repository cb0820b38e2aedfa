package org.keepwell.worklists;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has an item open, so that two people do not write the same answer; inside a sealed transaction about the patient. */
@Component
public class Presence {

    /** The page says so every 20 seconds while it shows the item. */
    private static final Duration LASTS = Duration.ofSeconds(45);

    private static final String HERE = """
            insert into worklists.presence (tenant_id, patient_id, item_id, account_id, at)
            values (:tenant, :patient, :item, :account, :now)
            on conflict (tenant_id, patient_id, item_id, account_id) do update set at = excluded.at
            """;
    private static final String OTHERS = """
            select account_id from worklists.presence
            where tenant_id = :tenant and patient_id = :patient and item_id = :item and account_id <> :account and at > :since
            order by at limit 20
            """;
    private static final String FORGET = """
            delete from worklists.presence where tenant_id = :tenant and patient_id = :patient and at <= :since
            """;

    private final JdbcClient db;
    private final Clock clock;

    Presence(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Notes that the actor has it open. @return who else has */
    public List<UUID> here(Grant grant, UUID item) {
        var now = clock.instant();
        var since = Timestamp.from(now.minus(LASTS));
        bind(FORGET, grant).param("since", since).update();
        bind(HERE, grant)
                .param("item", item)
                .param("account", grant.actor().id())
                .param("now", Timestamp.from(now))
                .update();
        return bind(OTHERS, grant)
                .param("item", item)
                .param("account", grant.actor().id())
                .param("since", since)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value());
    }
}
