package org.keepwell.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.SealedTransaction;
import org.keepwell.identity.Accounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An account's own notices, as its owner may know them. */
@Component
class OwnNotices {

    private static final int MOST = 30;

    /** One way that one notice took or did not take. */
    record Row(
            UUID id,
            NoticeKind kind,
            Channel channel,
            Deliveries.State state,
            @Nullable Why why,
            Instant toldAt,
            @Nullable Instant doneAt,
            Instant nextAt) {}

    private static final String LAST = """
            select id, kind, channel, state, why, made_at, done_at, next_at from notifications.delivery
            where tenant_id = :tenant and account_id = :account and kind is not null
            order by made_at desc, channel limit :most
            """;
    private static final String LINK = """
            select link, patient_id, item_id from notifications.notice
            where tenant_id = :tenant and account_id = :account and id = :id
            """;
    private static final String TESTS = """
            select count(*) from notifications.notice
            where tenant_id = :tenant and account_id = :account and kind = :kind and told_at > :since
            """;

    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final Recipients recipients;
    private final Accounts accounts;
    private final Conversations conversations;

    OwnNotices(
            JdbcClient db,
            SealedTransaction transaction,
            Recipients recipients,
            Accounts accounts,
            Conversations conversations) {
        this.db = db;
        this.transaction = transaction;
        this.recipients = recipients;
        this.accounts = accounts;
        this.conversations = conversations;
    }

    /** The newest first. */
    List<Row> last(Grant own) {
        return transaction.in(
                own,
                () -> bind(LAST, own)
                        .param("most", MOST)
                        .query((row, n) -> read(row))
                        .list());
    }

    /** @throws NotVisible if it is not this account's, or what it leads to is not to be found by it any more */
    NoticeLink link(Grant own, UUID id) {
        var link = transaction.in(own, () -> {
            var found = bind(LINK, own)
                    .param("id", id)
                    .query((row, n) -> NoticeLink.stored(
                            row.getInt("link"),
                            row.getObject("patient_id", UUID.class),
                            row.getObject("item_id", UUID.class)))
                    .optional()
                    .orElseThrow(NotVisible::new);
            var patient = found.patient();
            if (patient != null && !recipients.patients(own).contains(patient)) {
                throw new NotVisible();
            }
            return found;
        });
        var patient = link.patient();
        var item = link.item();
        if (link.to() == NoticeLink.To.THREAD
                && patient != null
                && item != null
                && !conversations.opens(own.tenant(), accounts.own(own), patient, item)) {
            throw new NotVisible();
        }
        return link;
    }

    /** Inside the account's sealed transaction. */
    int testsSince(Grant own, Instant since) {
        return bind(TESTS, own)
                .param("kind", NoticeKind.TEST.code())
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec bind(String sql, Grant own) {
        return db.sql(sql)
                .param("tenant", own.tenant().value())
                .param("account", own.actor().id());
    }

    private static Row read(ResultSet row) throws SQLException {
        int why = row.getInt("why");
        var doneAt = row.getTimestamp("done_at");
        return new Row(
                row.getObject("id", UUID.class),
                NoticeKind.of(row.getInt("kind")),
                Channel.of(row.getInt("channel")),
                Deliveries.State.of(row.getInt("state")),
                why == 0 ? null : Why.of(why),
                row.getTimestamp("made_at").toInstant(),
                doneAt == null ? null : doneAt.toInstant(),
                row.getTimestamp("next_at").toInstant());
    }
}
