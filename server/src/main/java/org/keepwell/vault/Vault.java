package org.keepwell.vault;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.keepwell.access.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands out tenant keys. A tenant's key is unwrapped once per process and never stored unwrapped. */
@Component
public class Vault {

    private static final String NEWEST_TENANT_KEY = """
            select version, wrapped, root_key_id from vault.tenant_key
            where tenant_id = :tenant order by version desc limit 1
            """;
    private static final String ADD_TENANT_KEY = """
            insert into vault.tenant_key (tenant_id, version, wrapped, root_key_id, created_at)
            values (:tenant, 1, :wrapped, :root, :at) on conflict do nothing
            """;

    private record Stored(int version, byte[] wrapped, String rootKeyId) {}

    private final KeyWrapper root;
    private final JdbcClient db;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<TenantId, TenantKey> unwrapped = new ConcurrentHashMap<>();

    Vault(KeyWrapper root, JdbcClient db, Clock clock) {
        this.root = root;
        this.db = db;
        this.clock = clock;
    }

    /**
     * @throws VaultException if the tenant's key was wrapped by another root key: the message says which, and that the
     *     right key file must be put back
     */
    public TenantKey tenant(TenantId tenant) {
        return unwrapped.computeIfAbsent(tenant, this::unwrap);
    }

    private TenantKey unwrap(TenantId tenant) {
        var stored = stored(tenant);
        if (stored == null) {
            var raw = new byte[DataKey.BYTES];
            random.nextBytes(raw);
            db.sql(ADD_TENANT_KEY)
                    .param("tenant", tenant.value())
                    .param("wrapped", root.wrap(raw, associatedData(tenant, 1)))
                    .param("root", root.keyId())
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
            Arrays.fill(raw, (byte) 0);
            stored = stored(tenant); // another node may have been faster
        }
        if (stored == null) {
            throw new VaultException("the key of tenant " + tenant.value() + " cannot be stored");
        }
        if (!stored.rootKeyId().equals(root.keyId())) {
            throw new VaultException("The key of tenant " + tenant.value() + " was wrapped by root key "
                    + stored.rootKeyId() + ", but the root key file holds " + root.keyId()
                    + ". Put the right root keyset file back into the keys folder.");
        }
        var raw = root.unwrap(stored.wrapped(), associatedData(tenant, stored.version()));
        try {
            return new TenantKey(tenant.value(), raw);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    private @org.jspecify.annotations.Nullable Stored stored(TenantId tenant) {
        return db.sql(NEWEST_TENANT_KEY)
                .param("tenant", tenant.value())
                .query((row, n) -> new Stored(row.getInt(1), row.getBytes(2), row.getString(3)))
                .optional()
                .orElse(null);
    }

    private static byte[] associatedData(TenantId tenant, int version) {
        return Aad.ofTenant(tenant.value(), new Place("vault.tenant_key", "wrapped", new UUID(0, 0), version));
    }
}
