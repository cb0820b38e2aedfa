package org.keepwell.refills;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.StepUp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Protocols count from when a physician of the clinic has signed them, and as they read then. */
@Service
public class Signatures {

    private static final String VALID = """
            select protocol_id, hash, signed_at, signed_by from refills.protocol_signature
            where tenant_id = :tenant and withdrawn_at is null order by signed_at desc limit 500
            """;
    private static final String SIGN = """
            insert into refills.protocol_signature (tenant_id, protocol_id, hash, signed_at, signed_by)
            values (:tenant, :protocol, :hash, :now, :by) on conflict do nothing
            """;
    private static final String WITHDRAW = """
            update refills.protocol_signature set withdrawn_at = :now, withdrawn_by = :by
            where tenant_id = :tenant and protocol_id = :protocol and withdrawn_at is null
            """;

    /** One that counts. */
    record Signature(String protocol, String hash, Instant at, UUID by) {

        boolean isOf(Protocol one) {
            return protocol.equals(one.id()) && hash.equals(one.hash());
        }
    }

    private final Footing footing;
    private final JdbcClient db;
    private final Protocols protocols;

    Signatures(Footing footing, JdbcClient db, Protocols protocols) {
        this.footing = footing;
        this.db = db;
        this.protocols = protocols;
    }

    /** Those that count; inside a sealed transaction. */
    List<Signature> valid(Grant grant) {
        return db.sql(VALID)
                .param("tenant", grant.tenant().value())
                .query(Signatures::read)
                .list();
    }

    /**
     * Lets others renew from now on, so it takes the second factor again.
     *
     * @param hash of the text that was read
     * @param steppedUp the person has just shown their second factor again
     * @throws NotVisible if there is no such protocol
     * @throws RuleBroken 403 {@code session.STEP_UP} without that; 409 if it reads otherwise now, or is signed
     */
    void sign(Grant grant, String id, String hash, boolean steppedUp, AuditTrail trail) {
        var protocol = find(id);
        checkSteppedUp(steppedUp);
        if (!protocol.hash().equals(hash)) {
            throw new RuleBroken(409, "protocol.CHANGED");
        }
        footing.transaction().run(grant, () -> {
            int signed = bind(SIGN, grant, id).param("hash", hash).update();
            if (signed == 0) {
                throw new RuleBroken(409, "protocol.SIGNED");
            }
            trail.append(AuditEntry.allowed(grant, trail.request()).about(number(id)));
        });
    }

    /** From now on it proposes nothing. @throws RuleBroken 403 as {@link #sign}; 409 if nobody signed it */
    void withdraw(Grant grant, String id, boolean steppedUp, AuditTrail trail) {
        find(id);
        checkSteppedUp(steppedUp);
        footing.transaction().run(grant, () -> {
            if (bind(WITHDRAW, grant, id).update() == 0) {
                throw new RuleBroken(409, "protocol.NOT_SIGNED");
            }
            trail.append(AuditEntry.allowed(grant, trail.request()).about(number(id)));
        });
    }

    /** All that are shipped, as they read now: for a clinic that is made up. */
    public void signAll(Grant grant, AuditTrail trail) {
        protocols.all().forEach(one -> sign(grant, one.id(), one.hash(), true, trail));
    }

    private static void checkSteppedUp(boolean steppedUp) {
        if (!steppedUp) {
            throw StepUp.missing();
        }
    }

    private Protocol find(String id) {
        return protocols.all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    /** For the log, which knows things by numbers. */
    private static UUID number(String id) {
        return UUID.nameUUIDFromBytes(("protocol " + id).getBytes(StandardCharsets.UTF_8));
    }

    private JdbcClient.StatementSpec bind(String sql, Grant grant, String id) {
        return db.sql(sql)
                .param("tenant", grant.tenant().value())
                .param("protocol", id)
                .param("by", grant.actor().id())
                .param("now", Timestamp.from(footing.clock().instant()));
    }

    private static Signature read(ResultSet row, int n) throws SQLException {
        return new Signature(
                row.getString("protocol_id"),
                row.getString("hash"),
                row.getTimestamp("signed_at").toInstant(),
                row.getObject("signed_by", UUID.class));
    }
}
