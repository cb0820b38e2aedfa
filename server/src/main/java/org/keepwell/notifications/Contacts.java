package org.keepwell.notifications;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.vault.Place;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where an account is reached. Everything inside a sealed transaction whose actor is that account: its own, or a job's that
 * acts for it. Addresses are sealed with the tenant's key.
 */
@Repository
class Contacts {

    private static final String OWN = """
            select channel, address, waiting, code, code_tries, code_ends_at, stopped from notifications.contact
            where tenant_id = :tenant and account_id = :account
            """;
    // The count of codes begins anew a day after the first of them; at the limit nothing is written.
    private static final String WAIT = """
            insert into notifications.contact as c (tenant_id, account_id, channel, waiting, code, code_tries, code_ends_at,
                codes_today, codes_since)
            values (:tenant, :account, :channel, :waiting, :code, :tries, :ends, 1, :now)
            on conflict (tenant_id, account_id, channel) do update set waiting = excluded.waiting, code = excluded.code,
                code_tries = excluded.code_tries, code_ends_at = excluded.code_ends_at,
                codes_today = case when c.codes_since is null or c.codes_since < :yesterday then 1 else c.codes_today + 1 end,
                codes_since = case when c.codes_since is null or c.codes_since < :yesterday then :now else c.codes_since end
            where c.codes_since is null or c.codes_since < :yesterday or c.codes_today < :most
            """;
    private static final String TRY = """
            update notifications.contact set code_tries = code_tries - 1
            where tenant_id = :tenant and account_id = :account and channel = :channel and code_tries > 0
                and code_ends_at > :now
            """;
    private static final String CONFIRM = """
            update notifications.contact set address = :address, waiting = null, code = null, code_ends_at = null,
                stopped = null, stopped_at = null
            where tenant_id = :tenant and account_id = :account and channel = :channel and waiting is not null
            """;
    private static final String FORGET = """
            update notifications.contact set address = null, waiting = null, code = null, code_ends_at = null,
                stopped = case when stopped = 1 then null else stopped end,
                stopped_at = case when stopped = 1 then null else stopped_at end
            where tenant_id = :tenant and account_id = :account and channel = :channel
            """;
    private static final String STOP = """
            insert into notifications.contact as c (tenant_id, account_id, channel, code_tries, codes_today, stopped, stopped_at)
            values (:tenant, :account, :channel, 0, 0, :stopped, :now)
            on conflict (tenant_id, account_id, channel) do update set stopped = excluded.stopped,
                stopped_at = excluded.stopped_at
            where c.stopped is null
            """;
    // 3: by a link. What bounced or was complained about begins again with a code that was sent there.
    private static final String START = """
            update notifications.contact set stopped = null, stopped_at = null
            where tenant_id = :tenant and account_id = :account and channel = :channel and stopped = 3
            """;

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    Contacts(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    Map<Channel, Contact> own(Grant own) {
        var contacts = new EnumMap<Channel, Contact>(Channel.class);
        bind(OWN, own).query((row, n) -> read(own, row)).list().forEach(found -> contacts.put(found.channel(), found));
        return contacts;
    }

    /** Notes down an address that must be proven. @return false if too many codes were sent today */
    boolean await(Grant own, Channel channel, String address, String code, int tries, Instant endsAt, int mostADay) {
        var now = clock.instant();
        return bind(WAIT, own)
                        .param("channel", channel.code())
                        .param("waiting", sealed(own, channel, "waiting", address))
                        .param("code", sealed(own, channel, "code", code))
                        .param("tries", tries)
                        .param("ends", Timestamp.from(endsAt))
                        .param("now", Timestamp.from(now))
                        .param("yesterday", Timestamp.from(now.minus(java.time.Duration.ofDays(1))))
                        .param("most", mostADay)
                        .update()
                == 1;
    }

    /** Takes one try off. @return false if there is none left, or nothing to prove any more */
    boolean takeTry(Grant own, Channel channel) {
        return bind(TRY, own)
                        .param("channel", channel.code())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** The waiting address is proven, and a stop of the one before is over. */
    void confirm(Grant own, Channel channel, String address) {
        bind(CONFIRM, own)
                .param("channel", channel.code())
                .param("address", sealed(own, channel, "address", address))
                .update();
    }

    /** Back to none; for e-mail that is the login's. */
    void forget(Grant own, Channel channel) {
        bind(FORGET, own).param("channel", channel.code()).update();
    }

    /** Nothing is sent on this channel any more. @return false if it was stopped already */
    boolean stop(Grant own, Channel channel, Contact.Stop why) {
        return bind(STOP, own)
                        .param("channel", channel.code())
                        .param("stopped", why.code())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** @return false if it was not stopped by a link */
    boolean start(Grant own, Channel channel) {
        return bind(START, own).param("channel", channel.code()).update() == 1;
    }

    private JdbcClient.StatementSpec bind(String sql, Grant own) {
        return db.sql(sql)
                .param("tenant", own.tenant().value())
                .param("account", own.actor().id());
    }

    private Contact read(Grant own, ResultSet row) throws SQLException {
        var channel = Channel.of(row.getInt("channel"));
        var ends = row.getTimestamp("code_ends_at");
        int stopped = row.getInt("stopped");
        return new Contact(
                channel,
                opened(own, channel, "address", row.getBytes("address")),
                opened(own, channel, "waiting", row.getBytes("waiting")),
                opened(own, channel, "code", row.getBytes("code")),
                ends == null ? null : ends.toInstant(),
                row.getInt("code_tries"),
                stopped == 0 ? null : Contact.Stop.of(stopped));
    }

    private byte[] sealed(Grant own, Channel channel, String column, String text) {
        return vault.tenant(own.tenant()).seal(text.getBytes(StandardCharsets.UTF_8), place(own, channel, column));
    }

    private @Nullable String opened(Grant own, Channel channel, String column, byte @Nullable [] sealed) {
        return sealed == null
                ? null
                : new String(
                        vault.tenant(own.tenant()).open(sealed, place(own, channel, column)), StandardCharsets.UTF_8);
    }

    private static Place place(Grant own, Channel channel, String column) {
        return new Place("notifications.contact", column, own.actor().id(), channel.code());
    }
}
