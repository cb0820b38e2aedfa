package org.keepwell.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.Side;
import org.keepwell.access.TenantId;
import org.keepwell.vault.Place;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The session store. Limits are kept here, on the server; the browser only shows them. */
@Component
public class Sessions {

    /** Shown this long before the idle end (decisions.md). */
    public static final Duration WARNING = Duration.ofMinutes(2);

    private static final Duration ABSOLUTE = Duration.ofHours(12);
    private static final Duration HALF_DONE = Duration.ofMinutes(10);
    private static final Duration ENROLLING = Duration.ofMinutes(30);
    private static final Duration LAST_SEEN_GRAIN = Duration.ofMinutes(1);
    private static final int LISTED = 50;

    /** A session as its owner sees it. */
    public record Row(UUID id, Instant startedAt, Instant lastSeenAt, String device) {}

    private static final String OPEN = "select * from identity.open_session(:hash, :patient::uuid, :at)";
    private static final String ADD = """
            insert into identity.session (tenant_id, token_hash, id, account_id, state, started_at, last_seen_at, ends_at,
                idle_seconds, device)
            values (:tenant, :hash, :id, :account, :state, :now, :now, :ends, :idle, :device)
            """;
    private static final String TOUCH = """
            update identity.session set last_seen_at = :now
            where tenant_id = :tenant and account_id = :account and id = :id
            """;
    // compare and set: of two step-ups with one token, one wins
    private static final String STEP_UP = """
            update identity.session set token_hash = :hash, stepped_up_until = :until
            where tenant_id = :tenant and account_id = :account and id = :id and token_hash = :before
            """;
    private static final String END = """
            delete from identity.session where tenant_id = :tenant and account_id = :account and id = :id
            """;
    private static final String END_OTHERS = """
            delete from identity.session where tenant_id = :tenant and account_id = :account and id <> :id
            """;
    private static final String LIST = """
            select id, started_at, last_seen_at, device from identity.session
            where tenant_id = :tenant and account_id = :account and state = 3 and ends_at > :now
                and last_seen_at + idle_seconds * interval '1 second' > :now
            order by last_seen_at desc limit :cap
            """;

    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final Vault vault;
    private final Clock clock;

    Sessions(JdbcClient db, SealedTransaction transaction, Vault vault, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.vault = vault;
        this.clock = clock;
    }

    /** Why there is no session, for the screen that asks to sign in again. */
    public enum Missing {
        NONE,
        ENDED
    }

    /** Either an open session or why there is none. */
    public record Found(@Nullable OpenSession session, Missing missing) {}

    /** One trip: the session, its account's role, and how the account stands to the patient. */
    public Found open(SessionToken token, @Nullable PatientId patient) {
        var now = clock.instant();
        Optional<OpenSession> found = db.sql(OPEN)
                .param("hash", token.hash())
                .param("patient", patient == null ? null : patient.value())
                .param("at", Timestamp.from(now))
                .query((row, n) -> new OpenSession(
                        new TenantId(row.getInt("tenant_id")),
                        row.getObject("id", UUID.class),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        SessionState.of(row.getInt("state")),
                        Role.of(row.getInt("role")),
                        Relation.of(row.getInt("relation")),
                        row.getTimestamp("last_seen_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant(),
                        row.getInt("idle_seconds"),
                        instant(row.getTimestamp("stepped_up_until"))))
                .optional();
        if (found.isEmpty()) {
            return new Found(null, Missing.NONE);
        }
        var session = found.get();
        var over = !now.isBefore(session.endsAt())
                || !now.isBefore(session.lastSeenAt().plusSeconds(session.idleSeconds()));
        return over ? new Found(null, Missing.ENDED) : new Found(session, Missing.NONE);
    }

    /** Whether activity now is worth a write: at most one a minute. */
    public boolean wantsTouch(OpenSession session) {
        return Duration.between(session.lastSeenAt(), clock.instant()).compareTo(LAST_SEEN_GRAIN) >= 0;
    }

    /** Notes activity. Losing the last one in a crash only ends a session early, so the commit is not waited for. */
    public void touch(Grant own, OpenSession session) {
        transaction.run(own, () -> {
            db.sql("set local synchronous_commit = off").update();
            bindOwn(TOUCH, own)
                    .param("id", session.id())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        });
    }

    /**
     * Begins a session; to be called inside a sealed transaction of the account.
     *
     * @param device address and browser, as the owner will recognise it
     */
    SessionToken begin(Grant own, Role role, SessionState state, String device) {
        var token = SessionToken.fresh();
        var id = UUID.randomUUID();
        var now = clock.instant();
        var life = switch (state) {
            case PASSWORD -> HALF_DONE;
            case ENROLLING -> ENROLLING;
            case FULL -> ABSOLUTE;
        };
        bindOwn(ADD, own)
                .param("hash", token.hash())
                .param("id", id)
                .param("state", state.code())
                .param("now", Timestamp.from(now))
                .param("ends", Timestamp.from(now.plus(life)))
                .param("idle", idleSeconds(role))
                .param(
                        "device",
                        vault.tenant(own.tenant())
                                .seal(device.getBytes(java.nio.charset.StandardCharsets.UTF_8), place(id)))
                .update();
        return token;
    }

    /**
     * Notes a second factor that was just shown, under a new token; the old one opens nothing any more. To be called inside
     * a sealed transaction of the account.
     *
     * @return empty if the session is gone, or somebody else with this token was faster
     */
    Optional<SessionToken> stepUp(Grant own, UUID id, SessionToken before, Instant until) {
        var token = SessionToken.fresh();
        int changed = bindOwn(STEP_UP, own)
                .param("id", id)
                .param("hash", token.hash())
                .param("before", before.hash())
                .param("until", Timestamp.from(until))
                .update();
        return changed == 1 ? Optional.of(token) : Optional.empty();
    }

    /** Ends one session of the grant's account; whether there was one. */
    public boolean end(Grant own, UUID id) {
        return bindOwn(END, own).param("id", id).update() == 1;
    }

    /** Ends all sessions of the account but one. */
    public int endOthers(Grant own, UUID kept) {
        return bindOwn(END_OTHERS, own).param("id", kept).update();
    }

    /** The account's open sessions, newest activity first, at most 50. */
    public List<Row> list(Grant own) {
        var key = vault.tenant(own.tenant());
        return transaction.in(
                own,
                () -> bindOwn(LIST, own)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("cap", LISTED)
                        .query((row, n) -> {
                            var id = row.getObject("id", UUID.class);
                            return new Row(
                                    id,
                                    row.getTimestamp("started_at").toInstant(),
                                    row.getTimestamp("last_seen_at").toInstant(),
                                    new String(
                                            key.open(row.getBytes("device"), place(id)),
                                            java.nio.charset.StandardCharsets.UTF_8));
                        })
                        .list());
    }

    /** 15 minutes for patients, 10 for staff (decisions.md). */
    static int idleSeconds(Role role) {
        return role.side() == Side.PATIENT ? 15 * 60 : 10 * 60;
    }

    private JdbcClient.StatementSpec bindOwn(String sql, Grant own) {
        return db.sql(sql)
                .param("tenant", own.tenant().value())
                .param("account", own.actor().id());
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static Place place(UUID session) {
        return new Place("identity.session", "device", session, 0);
    }
}
