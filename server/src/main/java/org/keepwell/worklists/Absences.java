package org.keepwell.worklists;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientQuery;
import org.keepwell.access.PatientStatement;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.live.News;
import org.keepwell.live.Signals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An account's own absence, and who stands in for it. */
@Component
public class Absences {

    /** @param until its end */
    public record Absence(Instant until, @Nullable UUID cover) {}

    private static final String SET = """
            insert into worklists.away (tenant_id, account_id, until, cover_id, set_at)
            values (:tenant, :account, :until, :cover, :now)
            on conflict (tenant_id, account_id) do update
                set until = excluded.until, cover_id = excluded.cover_id, set_at = excluded.set_at
            """;
    private static final String END = "delete from worklists.away where tenant_id = :tenant and account_id = :account";
    private static final String COVER = """
            select cover_id from worklists.away
            where tenant_id = :tenant and account_id = :account and cover_id is not null
            """;
    private static final PatientStatement FIND = PatientStatement.ofShared("""
            select until, cover_id from worklists.away
            where tenant_id = :tenant and account_id = :account and until > :now
            """);

    private final JdbcClient db;
    private final PatientQuery query;
    private final SealedTransaction transaction;
    private final Members members;
    private final Signals signals;
    private final Clock clock;

    Absences(
            JdbcClient db,
            PatientQuery query,
            SealedTransaction transaction,
            Members members,
            Signals signals,
            Clock clock) {
        this.db = db;
        this.query = query;
        this.transaction = transaction;
        this.members = members;
        this.signals = signals;
        this.clock = clock;
    }

    public Optional<Absence> own(Grant own) {
        var values = Map.of("account", own.actor().id(), "now", clock.instant());
        return query.read(
                own,
                FIND,
                values,
                rows -> rows.next()
                        ? Optional.of(new Absence(
                                rows.getTimestamp("until").toInstant(), rows.getObject("cover_id", UUID.class)))
                        : Optional.<Absence>empty());
    }

    /**
     * @param absence or null: back again
     * @throws RuleBroken if it lies in the past, or whoever shall stand in may not read all that is read here
     */
    public void set(Grant own, @Nullable Absence absence, AuditTrail trail) {
        if (absence != null) {
            check(own, absence);
        }
        transaction.run(own, () -> {
            tell(own, cover(own)); // whose boards are theirs no more
            if (absence == null) {
                bind(END, own).update();
            } else {
                bind(SET, own)
                        .param("until", Timestamp.from(absence.until()))
                        .param("cover", absence.cover(), Types.OTHER)
                        .param("now", Timestamp.from(clock.instant()))
                        .update();
                tell(own, absence.cover());
            }
            trail.append(AuditEntry.allowed(own, trail.request()).about(absence == null ? null : absence.cover()));
        });
    }

    private @Nullable UUID cover(Grant own) {
        return bind(COVER, own)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional()
                .orElse(null);
    }

    /** Their open pages hear of other boards from now on. */
    private void tell(Grant own, @Nullable UUID cover) {
        if (cover != null) {
            signals.account(own, new AccountId(cover), News.QUEUE);
        }
    }

    private void check(Grant own, Absence absence) {
        if (!absence.until().isAfter(clock.instant())) {
            throw new RuleBroken(422, "away.PAST", "until");
        }
        var me = own.actor().id();
        var cover = absence.cover();
        if (cover != null && (cover.equals(me) || !members.couldStandIn(own, me).containsKey(cover))) {
            throw new RuleBroken(422, "away.NO_SUCH_COVER", "coverId");
        }
    }

    private JdbcClient.StatementSpec bind(String sql, Grant own) {
        return db.sql(sql)
                .param("tenant", own.tenant().value())
                .param("account", own.actor().id());
    }
}
