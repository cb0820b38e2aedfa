package org.keepwell.notifications;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** E-mails that a mail server took, and of which it says something later. Inside sealed transactions of the job. */
@Repository
class ReturnedDeliveries {

    /** One that left. @param code whether it carried a code for an address that is not in use yet */
    record Left(AccountId account, boolean code) {}

    private static final String LEFT = """
            select account_id, notice_id from notifications.delivery
            where tenant_id = :tenant and id = :id and channel = :channel and state = 3 and done_at > :since
            """;
    // only of what was sent: the same report again finds nothing
    private static final String CAME_BACK = """
            update notifications.delivery set state = :state, why = :why
            where tenant_id = :tenant and id = :id and channel = :channel and state = 3
            """;
    private static final String RIDERS = """
            update notifications.delivery set state = :state, why = :why
            where tenant_id = :tenant and lead_id = :id and channel = :channel and state = 3
            """;

    private final JdbcClient db;

    ReturnedDeliveries(JdbcClient db) {
        this.db = db;
    }

    /** Empty if there is none, it left before that, or it came back already. */
    Optional<Left> left(TenantId tenant, UUID id, Instant since) {
        return db.sql(LEFT)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("channel", Channel.EMAIL.code())
                .param("since", Timestamp.from(since))
                .query((row, n) -> new Left(
                        new AccountId(row.getObject("account_id", UUID.class)), row.getObject("notice_id") == null))
                .optional();
    }

    /** With all that rode in the same digest. @return false if somebody was faster */
    boolean cameBack(Grant grant, UUID id, Deliveries.State state, Why why) {
        if (change(CAME_BACK, grant, id, state, why) == 0) {
            return false;
        }
        change(RIDERS, grant, id, state, why);
        return true;
    }

    private int change(String sql, Grant grant, UUID id, Deliveries.State state, Why why) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("id", id)
                .param("channel", Channel.EMAIL.code())
                .param("state", state.code())
                .param("why", why.code())
                .update();
    }
}
