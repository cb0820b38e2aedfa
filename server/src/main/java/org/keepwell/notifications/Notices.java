package org.keepwell.notifications;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Notes down that somebody is to be told. What leaves, when and where is decided when it is sent, see {@link Postman}. */
@Component
public class Notices {

    // no target is named after "on conflict": PostgreSQL would want to read rows, which whoever tells may not
    private static final String ADD = """
            insert into notifications.notice (tenant_id, id, account_id, kind, link, patient_id, item_id, event, told_at)
            values (:tenant, :id, :account, :kind, :link, :patient, :item, :event, :now) on conflict do nothing
            """;
    private static final String ADD_DELIVERIES = """
            insert into notifications.delivery (tenant_id, id, notice_id, account_id, channel, kind, state, tries, made_at,
                next_at, digest)
            select :tenant, gen_random_uuid(), :id, :account, channel, :kind, 1, 0, :now, :now, false
            from unnest(:channels::smallint[]) as c (channel)
            """;
    // kinds 1 and 2: self and proxy
    private static final String PATIENT_SIDE = """
            select distinct account_id from access.relation_by_account
            where tenant_id = :tenant and patient_id = :patient and kind in (1, 2) and starts_at <= :now
                and (ends_at is null or ends_at > :now)
            """;

    private final JdbcClient db;
    private final Channels channels;
    private final Clock clock;

    Notices(JdbcClient db, Channels channels, Clock clock) {
        this.db = db;
        this.channels = channels;
        this.clock = clock;
    }

    /**
     * Inside the running sealed transaction of the event: commits with it or not at all. Once for each event and account: a
     * repeat is nothing.
     *
     * @throws IllegalStateException outside of a transaction
     */
    public void tell(Grant grant, AccountId to, NoticeKind kind, NoticeLink link, UUID event) {
        tell(grant, to, kind, link, event, channels.configured());
    }

    /** @param by numbers of channels */
    void tell(Grant grant, AccountId to, NoticeKind kind, NoticeLink link, UUID event, Integer[] by) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a notice is told in the transaction of its event");
        }
        var id = UUID.randomUUID();
        var now = Timestamp.from(clock.instant());
        var patient = link.patient();
        int added = db.sql(ADD)
                .param("tenant", grant.tenant().value())
                .param("id", id)
                .param("account", to.value())
                .param("kind", kind.code())
                .param("link", link.to().code())
                .param("patient", patient == null ? null : patient.value(), Types.OTHER)
                .param("item", link.item(), Types.OTHER)
                .param("event", event)
                .param("now", now)
                .update();
        if (added == 1) {
            db.sql(ADD_DELIVERIES)
                    .param("tenant", grant.tenant().value())
                    .param("id", id)
                    .param("account", to.value())
                    .param("channels", by)
                    .param("kind", kind.code())
                    .param("now", now)
                    .update();
        }
    }

    /** All accounts that stand to the grant's patient as themselves or as a proxy now, but these. */
    public void tellPatientSide(Grant grant, Set<AccountId> but, NoticeKind kind, NoticeLink link, UUID event) {
        var accounts = db.sql(PATIENT_SIDE)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new AccountId(row.getObject("account_id", UUID.class)))
                .list();
        for (var account : accounts) { // a patient has few
            if (!but.contains(account)) {
                tell(grant, account, kind, link, event);
            }
        }
    }
}
