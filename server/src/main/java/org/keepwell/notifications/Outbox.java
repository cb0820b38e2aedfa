package org.keepwell.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.SealedTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How deliveries fare, for whoever supports the clinic: counts, states and times; never to whom, where or of what. */
@Component
class Outbox {

    private static final Duration LOOKED_AT = Duration.ofDays(7);
    private static final int MOST = 50;

    record Count(Channel channel, Deliveries.State state, long deliveries) {}

    /** One that did not simply go. @param code whether it is a code that proves an address */
    record Trouble(
            UUID id,
            Channel channel,
            boolean code,
            Deliveries.State state,
            @Nullable Why why,
            int tries,
            Instant madeAt,
            Instant nextAt) {}

    private static final String COUNTS = """
            select channel, state, count(*) as deliveries from notifications.delivery
            where tenant_id = :tenant and made_at > :since group by channel, state order by channel, state
            """;
    private static final String OLDEST = """
            select min(next_at) from notifications.delivery
            where tenant_id = :tenant and made_at > :since and state in (1, 2) and next_at < :now
            """;
    // tried more than once, given up, bounced or complained about
    private static final String TROUBLES = """
            select id, channel, kind, state, why, tries, made_at, next_at from notifications.delivery
            where tenant_id = :tenant and made_at > :since and (state in (5, 6, 8) or (state in (1, 2) and tries > 0))
            order by made_at desc limit :most
            """;

    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final Clock clock;

    Outbox(JdbcClient db, SealedTransaction transaction, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    List<Count> counts(Grant administrator) {
        return transaction.in(
                administrator,
                () -> bind(COUNTS, administrator)
                        .query((row, n) -> new Count(
                                Channel.of(row.getInt("channel")),
                                Deliveries.State.of(row.getInt("state")),
                                row.getLong("deliveries")))
                        .list());
    }

    /** Since when the one waits that is longest overdue; null if none is. */
    @Nullable
    Instant overdueSince(Grant administrator) {
        return transaction.in(
                administrator,
                () -> bind(OLDEST, administrator)
                        .param("now", Timestamp.from(clock.instant()))
                        .query((row, n) -> {
                            var at = row.getTimestamp(1);
                            return java.util.Optional.ofNullable(at == null ? null : at.toInstant());
                        })
                        .single()
                        .orElse(null));
    }

    List<Trouble> troubles(Grant administrator) {
        return transaction.in(
                administrator,
                () -> bind(TROUBLES, administrator)
                        .param("most", MOST)
                        .query((row, n) -> {
                            int why = row.getInt("why");
                            return new Trouble(
                                    row.getObject("id", UUID.class),
                                    Channel.of(row.getInt("channel")),
                                    row.getObject("kind") == null,
                                    Deliveries.State.of(row.getInt("state")),
                                    why == 0 ? null : Why.of(why),
                                    row.getInt("tries"),
                                    row.getTimestamp("made_at").toInstant(),
                                    row.getTimestamp("next_at").toInstant());
                        })
                        .list());
    }

    private JdbcClient.StatementSpec bind(String sql, Grant administrator) {
        return db.sql(sql)
                .param("tenant", administrator.tenant().value())
                .param("since", Timestamp.from(clock.instant().minus(LOOKED_AT)));
    }
}
