package org.keepwell.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is to leave, row by row. All inside sealed transactions of the job, but {@link #addCode}. */
@Repository
class Deliveries {

    /** If whoever took one is not done by then, it is dead. More than {@link Sender#PATIENCE_SECONDS}. */
    static final Duration LEASE = Duration.ofSeconds(60);

    /** The number is stored, the name is part of the API. */
    enum State {
        DUE(1),
        SENDING(2),
        SENT(3),
        NOT_SENT(4),
        GIVEN_UP(5),
        BOUNCED(6),
        RIDES(7),
        COMPLAINED(8);

        private final int code;

        State(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static State of(int code) {
            for (var state : values()) {
                if (state.code == code) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state " + code);
        }
    }

    /**
     * One that was taken to be sent.
     *
     * @param notice null for a code
     * @param reached devices that took it at an earlier try, by our ids
     * @param until the end of the lease, which also proves that it is still ours
     */
    record Taken(
            UUID id,
            @Nullable UUID notice,
            @Nullable NoticeKind kind,
            AccountId account,
            Channel channel,
            boolean digest,
            int tries,
            Instant firstTryAt,
            List<UUID> reached,
            Instant until) {}

    /** What a notice leads to. */
    record Rider(UUID id, UUID notice, NoticeKind kind) {}

    private static final String TAKE = """
            update notifications.delivery set state = 2, tries = tries + 1, first_try_at = coalesce(first_try_at, :now),
                next_at = :until
            where tenant_id = :tenant and id = (
                select d.id from notifications.delivery d
                where d.tenant_id = :tenant and d.channel = :channel and d.state in (1, 2) and d.next_at <= :now
                order by d.next_at limit 1 for update skip locked)
            returning id, notice_id, kind, account_id, digest, tries, first_try_at, reached
            """;
    private static final String OURS = " where tenant_id = :tenant and id = :id and state = 2 and next_at = :until";
    private static final String MOVE = """
            update notifications.delivery set state = 1, next_at = :at, digest = :digest, tries = 0, first_try_at = null
            """ + OURS;
    private static final String RETRY =
            "update notifications.delivery set state = 1, next_at = :at, reached = :reached" + OURS;
    private static final String END = """
            update notifications.delivery set state = :state, why = :why, done_at = :now, provider_id = :provider
            """ + OURS;
    private static final String END_RIDERS = """
            update notifications.delivery set state = :state, why = :why, done_at = :now, provider_id = :provider
            where tenant_id = :tenant and lead_id = :id and state = 7
            """;
    private static final String GET_OFF = """
            update notifications.delivery set state = 1, lead_id = null, next_at = :now
            where tenant_id = :tenant and lead_id = :id and state = 7
            """;
    private static final String MIGHT_RIDE = """
            select id, notice_id, kind from notifications.delivery
            where tenant_id = :tenant and account_id = :account and channel = :channel and state = 1 and digest and id <> :id
            order by made_at limit 500 for update skip locked
            """;
    private static final String RIDE = """
            update notifications.delivery set state = 7, lead_id = :id
            where tenant_id = :tenant and id = any (:riders) and state = 1
            """;
    private static final String RIDERS = """
            select count(*) from notifications.delivery where tenant_id = :tenant and lead_id = :id and state = 7
            """;
    private static final String ADD_CODE = """
            insert into notifications.delivery (tenant_id, id, account_id, channel, state, tries, made_at, next_at, digest)
            values (:tenant, gen_random_uuid(), :account, :channel, 1, 0, :now, :now, false)
            """;
    private static final String LINK = """
            select link, patient_id, item_id from notifications.notice where tenant_id = :tenant and id = :id
            """;
    private static final String FORGET =
            "delete from notifications.notice where tenant_id = :tenant and told_at < :before";
    private static final String FORGET_CODES = """
            delete from notifications.delivery where tenant_id = :tenant and notice_id is null and made_at < :before
            """;

    private final JdbcClient db;

    Deliveries(JdbcClient db) {
        this.db = db;
    }

    /** Takes the one that waits longest, or was left by somebody who died; nobody else takes it while the lease lasts. */
    Optional<Taken> take(TenantId tenant, Channel channel, Instant now) {
        var until = now.plus(LEASE);
        return db.sql(TAKE)
                .param("tenant", tenant.value())
                .param("channel", channel.code())
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query((row, n) -> taken(row, channel, until))
                .optional();
    }

    /** Not now. It does not count as a try. @return false if it is not ours any more */
    boolean move(TenantId tenant, Taken taken, Instant at, boolean digest) {
        return ours(MOVE, tenant, taken)
                        .param("at", Timestamp.from(at))
                        .param("digest", digest)
                        .update()
                == 1;
    }

    /** @param reached what took it already, and is left out the next time */
    boolean retry(TenantId tenant, Taken taken, Instant at, List<UUID> reached) {
        return ours(RETRY, tenant, taken)
                        .param("at", Timestamp.from(at))
                        .param("reached", reached.toArray(UUID[]::new))
                        .update()
                == 1;
    }

    /** For it and all that ride with it. @return false if it is not ours any more, and then nothing is changed */
    boolean end(TenantId tenant, Taken taken, State state, @Nullable Why why, @Nullable String provider, Instant now) {
        if (end(END, tenant, taken, state, why, provider, now) == 0) {
            return false;
        }
        end(END_RIDERS, tenant, taken, state, why, provider, now);
        return true;
    }

    private int end(
            String sql,
            TenantId tenant,
            Taken taken,
            State state,
            @Nullable Why why,
            @Nullable String provider,
            Instant now) {
        return ours(sql, tenant, taken)
                .param("state", state.code())
                .param("why", why == null ? null : why.code(), Types.SMALLINT)
                .param("provider", provider, Types.VARCHAR)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Those of the same account that wait for the digest on this channel; locked until the end of the transaction. */
    List<Rider> mightRide(TenantId tenant, Taken lead) {
        return db.sql(MIGHT_RIDE)
                .param("tenant", tenant.value())
                .param("account", lead.account().value())
                .param("channel", lead.channel().code())
                .param("id", lead.id())
                .query((row, n) -> new Rider(
                        row.getObject("id", UUID.class),
                        row.getObject("notice_id", UUID.class),
                        NoticeKind.of(row.getInt("kind"))))
                .list();
    }

    void ride(TenantId tenant, Taken lead, List<UUID> riders) {
        db.sql(RIDE)
                .param("tenant", tenant.value())
                .param("id", lead.id())
                .param("riders", riders.toArray(UUID[]::new))
                .update();
    }

    int riders(TenantId tenant, Taken lead) {
        return db.sql(RIDERS)
                .param("tenant", tenant.value())
                .param("id", lead.id())
                .query(Integer.class)
                .single();
    }

    /** Its lead does not go: each looks for itself again. */
    void getOff(TenantId tenant, Taken lead, Instant now) {
        db.sql(GET_OFF)
                .param("tenant", tenant.value())
                .param("id", lead.id())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Where the notice leads; empty if it was forgotten. */
    Optional<NoticeLink> link(TenantId tenant, UUID notice) {
        return db.sql(LINK)
                .param("tenant", tenant.value())
                .param("id", notice)
                .query((row, n) -> NoticeLink.stored(
                        row.getInt("link"),
                        row.getObject("patient_id", UUID.class),
                        row.getObject("item_id", UUID.class)))
                .optional();
    }

    /** A code for the waiting address; in the account's own transaction. */
    void addCode(TenantId tenant, AccountId account, Channel channel, Instant now) {
        db.sql(ADD_CODE)
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("channel", channel.code())
                .param("now", Timestamp.from(now))
                .update();
    }

    void forget(TenantId tenant, Instant before) {
        for (var sql : List.of(FORGET, FORGET_CODES)) {
            db.sql(sql)
                    .param("tenant", tenant.value())
                    .param("before", Timestamp.from(before))
                    .update();
        }
    }

    private JdbcClient.StatementSpec ours(String sql, TenantId tenant, Taken taken) {
        var spec = db.sql(sql).param("tenant", tenant.value()).param("id", taken.id());
        return sql.contains(":until") ? spec.param("until", Timestamp.from(taken.until())) : spec;
    }

    private static Taken taken(ResultSet row, Channel channel, Instant until) throws SQLException {
        int kind = row.getInt("kind");
        return new Taken(
                row.getObject("id", UUID.class),
                row.getObject("notice_id", UUID.class),
                kind == 0 ? null : NoticeKind.of(kind),
                new AccountId(row.getObject("account_id", UUID.class)),
                channel,
                row.getBoolean("digest"),
                row.getInt("tries"),
                row.getTimestamp("first_try_at").toInstant(),
                List.of((UUID[]) row.getArray("reached").getArray()),
                until);
    }
}
