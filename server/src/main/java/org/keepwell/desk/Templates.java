package org.keepwell.desk;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.vault.Place;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Standing texts of staff, one's own and those that colleagues share; and what one signs with. */
@Component
class Templates {

    private static final int MOST_OWN = 200;
    private static final int NAME_MAX = 80;
    private static final int BODY_MAX = 4_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String LIST = """
            select id, account_id, shared, version, content from desk.template
            where tenant_id = :tenant and (shared or account_id = :account) order by changed_at desc, id limit 500
            """;
    private static final String COUNT = """
            select count(*) from desk.template where tenant_id = :tenant and account_id = :account
            """;
    private static final String ADD = """
            insert into desk.template (tenant_id, id, account_id, shared, changed_at, version, content)
            values (:tenant, :id, :account, :shared, :now, 1, :content)
            """;
    private static final String VERSION = """
            select version from desk.template where tenant_id = :tenant and account_id = :account and id = :id for update
            """;
    private static final String SET = """
            update desk.template set shared = :shared, changed_at = :now, version = :version, content = :content
            where tenant_id = :tenant and account_id = :account and id = :id
            """;
    private static final String DROP = """
            delete from desk.template where tenant_id = :tenant and account_id = :account and id = :id
            """;
    private static final String SIGNATURE = """
            select version, content from desk.signature where tenant_id = :tenant and account_id = :account
            """;
    private static final String SIGN = """
            insert into desk.signature (tenant_id, account_id, version, content)
            values (:tenant, :account, :version, :content)
            on conflict (tenant_id, account_id) do update set version = excluded.version, content = excluded.content
            """;

    record Text(String name, String body) {

        /** Without what it says: it must not be printed. */
        @Override
        public String toString() {
            return "text";
        }
    }

    record Template(UUID id, Text text, boolean shared, boolean mine) {}

    private record Signed(int version, String text) {}

    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final Vault vault;
    private final Clock clock;

    Templates(JdbcClient db, SealedTransaction transaction, Vault vault, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.vault = vault;
        this.clock = clock;
    }

    List<Template> of(Grant own) {
        var key = vault.tenant(own.tenant());
        return transaction.in(
                own,
                () -> bind(LIST, own)
                        .query((row, n) -> {
                            var id = row.getObject("id", UUID.class);
                            var text = JSON.readValue(
                                    key.open(row.getBytes("content"), place(id, row.getInt("version"))), Text.class);
                            return new Template(
                                    id,
                                    text,
                                    row.getBoolean("shared"),
                                    row.getObject("account_id", UUID.class)
                                            .equals(own.actor().id()));
                        })
                        .list());
    }

    /** @throws RuleBroken if it has no name or text, or there are too many */
    UUID add(Grant own, Text text, boolean shared, AuditTrail trail) {
        check(text);
        var id = UUID.randomUUID();
        transaction.run(own, () -> {
            if (bind(COUNT, own).query(Integer.class).single() >= MOST_OWN) {
                throw new RuleBroken(422, "template.TOO_MANY");
            }
            write(ADD, own, id, 1, text, shared);
            trail.append(AuditEntry.allowed(own, trail.request()).about(id));
        });
        return id;
    }

    /** @throws NotVisible if it is not one's own */
    void set(Grant own, UUID id, Text text, boolean shared, AuditTrail trail) {
        check(text);
        transaction.run(own, () -> {
            int version = bind(VERSION, own)
                    .param("id", id)
                    .query(Integer.class)
                    .optional()
                    .orElseThrow(NotVisible::new);
            write(SET, own, id, version + 1, text, shared);
            trail.append(AuditEntry.allowed(own, trail.request()).about(id));
        });
    }

    /** @throws NotVisible if it is not one's own */
    void drop(Grant own, UUID id, AuditTrail trail) {
        transaction.run(own, () -> {
            if (bind(DROP, own).param("id", id).update() == 0) {
                throw new NotVisible();
            }
            trail.append(AuditEntry.allowed(own, trail.request()).about(id));
        });
    }

    /** What the actor signs with; empty if nothing. */
    String signature(Grant own) {
        return transaction.in(own, () -> signed(own).map(Signed::text).orElse(""));
    }

    void sign(Grant own, String text, AuditTrail trail) {
        if (text.length() > 500) {
            throw new RuleBroken(422, "message.TOO_LONG", "text");
        }
        transaction.run(own, () -> {
            int version = signed(own).map(Signed::version).orElse(0) + 1;
            bind(SIGN, own)
                    .param("version", version)
                    .param(
                            "content",
                            vault.tenant(own.tenant())
                                    .seal(text.strip().getBytes(StandardCharsets.UTF_8), signaturePlace(own, version)))
                    .update();
            trail.append(AuditEntry.allowed(own, trail.request()));
        });
    }

    private Optional<Signed> signed(Grant own) {
        var key = vault.tenant(own.tenant());
        return bind(SIGNATURE, own)
                .query((row, n) -> new Signed(
                        row.getInt("version"),
                        new String(
                                key.open(row.getBytes("content"), signaturePlace(own, row.getInt("version"))),
                                StandardCharsets.UTF_8)))
                .optional();
    }

    private void write(String sql, Grant own, UUID id, int version, Text text, boolean shared) {
        var statement = bind(sql, own)
                .param("id", id)
                .param("shared", shared)
                .param("now", Timestamp.from(clock.instant()))
                .param("content", vault.tenant(own.tenant()).seal(JSON.writeValueAsBytes(text), place(id, version)));
        (sql.equals(SET) ? statement.param("version", version) : statement).update();
    }

    private static void check(Text text) {
        if (text.name().isBlank() || text.name().length() > NAME_MAX) {
            throw new RuleBroken(422, "template.NO_NAME", "name");
        }
        if (text.body().isBlank() || text.body().length() > BODY_MAX) {
            throw new RuleBroken(422, "template.NO_TEXT", "body");
        }
    }

    private JdbcClient.StatementSpec bind(String sql, Grant own) {
        return db.sql(sql)
                .param("tenant", own.tenant().value())
                .param("account", own.actor().id());
    }

    private static Place place(UUID id, int version) {
        return new Place("desk.template", "content", id, version);
    }

    private static Place signaturePlace(Grant own, int version) {
        return new Place("desk.signature", "content", own.actor().id(), version);
    }
}
