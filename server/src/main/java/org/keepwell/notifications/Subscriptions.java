package org.keepwell.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.vault.Place;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The devices of an account. Inside a sealed transaction whose actor is that account, as {@link Contacts}. */
@Repository
class Subscriptions {

    /** More than anybody carries about; what was switched on longest ago makes room. */
    static final int MOST = 10;

    private static final String OWN = """
            select id, sealed from notifications.subscription
            where tenant_id = :tenant and account_id = :account order by made_at desc, id limit :most
            """;
    private static final String ADD = """
            insert into notifications.subscription (tenant_id, account_id, id, endpoint_hash, sealed, made_at)
            values (:tenant, :account, :id, :hash, :sealed, :now) on conflict do nothing
            """;
    private static final String FORGET = """
            delete from notifications.subscription
            where tenant_id = :tenant and account_id = :account and endpoint_hash = :hash
            """;
    private static final String FORGET_ALL =
            "delete from notifications.subscription where tenant_id = :tenant and account_id = :account";
    private static final String DROP = FORGET_ALL + " and id = any (:ids)";
    private static final String MAKE_ROOM = FORGET_ALL + """
             and id not in (select s.id from notifications.subscription s
                where s.tenant_id = :tenant and s.account_id = :account order by s.made_at desc, s.id limit :most)
            """;

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    Subscriptions(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /** The newest first, as {@link Subscription#text()} wrote them. */
    List<String> own(Grant own) {
        return bind(OWN, own)
                .param("most", MOST)
                .query((row, n) -> new String(
                        vault.tenant(own.tenant()).open(row.getBytes("sealed"), place(row.getObject("id", UUID.class))),
                        UTF_8))
                .list();
    }

    /** A browser that is known already is noted down anew: it may have new keys. */
    void add(Grant own, Subscription subscription) {
        forget(own, subscription.hash());
        bind(ADD, own)
                .param("id", subscription.id())
                .param("hash", subscription.hash())
                .param(
                        "sealed",
                        vault.tenant(own.tenant()).seal(subscription.text().getBytes(UTF_8), place(subscription.id())))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        bind(MAKE_ROOM, own).param("most", MOST).update();
    }

    void forget(Grant own, byte[] hash) {
        bind(FORGET, own).param("hash", hash).update();
    }

    void forgetAll(Grant own) {
        bind(FORGET_ALL, own).update();
    }

    void drop(Grant own, List<UUID> ids) {
        bind(DROP, own).param("ids", ids.toArray(UUID[]::new)).update();
    }

    private JdbcClient.StatementSpec bind(String sql, Grant own) {
        return db.sql(sql)
                .param("tenant", own.tenant().value())
                .param("account", own.actor().id());
    }

    private static Place place(UUID id) {
        return new Place("notifications.subscription", "sealed", id, 1);
    }
}
