package org.keepwell.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether and when an account wants to be told; inside a sealed transaction whose actor it is. */
@Repository
class Wishes {

    private static final String OWN = """
            select only_here, quiet_from, quiet_to, digest_hour, unwanted from notifications.wish
            where tenant_id = :tenant and account_id = :account
            """;
    private static final String SET = """
            insert into notifications.wish (tenant_id, account_id, only_here, quiet_from, quiet_to, digest_hour, unwanted,
                changed_at)
            values (:tenant, :account, :onlyHere, :quietFrom, :quietTo, :digestHour, :unwanted, :now)
            on conflict (tenant_id, account_id) do update set only_here = excluded.only_here,
                quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, digest_hour = excluded.digest_hour,
                unwanted = excluded.unwanted, changed_at = excluded.changed_at
            """;

    private final JdbcClient db;
    private final Clock clock;

    Wishes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What the account chose; the usual where it never did. */
    Wish own(Grant own) {
        return db.sql(OWN)
                .param("tenant", own.tenant().value())
                .param("account", own.actor().id())
                .query((row, n) -> read(row))
                .optional()
                .orElse(Wish.USUAL);
    }

    void set(Grant own, Wish wish) {
        db.sql(SET)
                .param("tenant", own.tenant().value())
                .param("account", own.actor().id())
                .param("onlyHere", wish.onlyHere())
                .param("quietFrom", wish.quietFrom(), Types.SMALLINT)
                .param("quietTo", wish.quietTo(), Types.SMALLINT)
                .param("digestHour", wish.digestHour(), Types.SMALLINT)
                .param(
                        "unwanted",
                        wish.unwanted().stream().map(Wish.Way::code).sorted().toArray(Integer[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static Wish read(ResultSet row) throws SQLException {
        return new Wish(
                row.getBoolean("only_here"),
                number(row, "quiet_from"),
                number(row, "quiet_to"),
                number(row, "digest_hour"),
                Arrays.stream((Integer[]) row.getArray("unwanted").getArray())
                        .map(Wish.Way::of)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
