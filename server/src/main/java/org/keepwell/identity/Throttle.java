package org.keepwell.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.keepwell.access.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down. A bucket is a keyed hash: of a login tried from devices that never signed in to it, of a login and
 * one known device, of an address. An attacker fills the first and the last, so the owner's own device stays free.
 */
@Component
class Throttle {

    /**
     * What is counted.
     *
     * @param key keyed hash
     * @param free failures that cost nothing yet
     */
    record Bucket(byte[] key, int free) {}

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private static final String WAIT = """
            select coalesce(max(free_at), timestamptz 'epoch') from identity.throttle where tenant_id = :tenant and key in (:keys) and free_at > :now
            """;
    // The wait doubles with each failure: 5 s, 10 s, 20 s … 15 min. Settled in one statement, so tries at once all
    // count.
    private static final String FAIL = """
            insert into identity.throttle as t (tenant_id, key, failures, free_at, last_at)
            values (:tenant, :key, 1, :now, :now)
            on conflict (tenant_id, key) do update set
                failures = case when t.last_at < :forgotten then 1 else t.failures + 1 end,
                free_at = case when t.last_at < :forgotten or t.failures < :free then :now
                    else :now::timestamptz + least(:longest, 5 * power(2, least(t.failures - :free, 12))) * interval '1 second' end,
                last_at = :now
            """;
    private static final String CLEAR = "delete from identity.throttle where tenant_id = :tenant and key in (:keys)";

    private final JdbcClient db;
    private final Clock clock;

    Throttle(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Seconds to wait before the next try, 0 if none. */
    long waitSeconds(TenantId tenant, List<Bucket> buckets) {
        var now = clock.instant();
        var freeAt = db.sql(WAIT)
                .param("tenant", tenant.value())
                .param("keys", buckets.stream().map(Bucket::key).toList())
                .param("now", Timestamp.from(now))
                .query((row, n) -> row.getTimestamp(1))
                .single();
        return Math.max(0, Duration.between(now, freeAt.toInstant()).toSeconds());
    }

    void failed(TenantId tenant, List<Bucket> buckets) {
        var now = clock.instant();
        for (var bucket : buckets) { // two or three buckets, never more
            db.sql(FAIL)
                    .param("tenant", tenant.value())
                    .param("key", bucket.key())
                    .param("now", Timestamp.from(now))
                    .param("forgotten", Timestamp.from(now.minus(FORGOTTEN_AFTER)))
                    .param("free", bucket.free())
                    .param("longest", LONGEST.toSeconds())
                    .update();
        }
    }

    void succeeded(TenantId tenant, List<Bucket> buckets) {
        db.sql(CLEAR)
                .param("tenant", tenant.value())
                .param("keys", buckets.stream().map(Bucket::key).toList())
                .update();
    }
}
