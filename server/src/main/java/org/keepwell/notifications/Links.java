package org.keepwell.notifications;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.keepwell.access.AccountId;
import org.keepwell.access.TenantId;
import org.keepwell.tenancy.Tenant;
import org.keepwell.vault.TenantKey;
import org.keepwell.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * The links that leave in a message. The one to a notice is its id, which says nothing without a session. The one that stops
 * a channel is good for that alone, needs no session and holds until the tenant's key changes.
 */
@Component
class Links {

    private static final int ID_BYTES = 16;
    private static final int MAC_BYTES = 16;

    /** What a stop link is about. */
    record Stopped(AccountId account, Channel channel) {}

    private final PortalAddress portal;
    private final Vault vault;

    Links(PortalAddress portal, Vault vault) {
        this.portal = portal;
        this.vault = vault;
    }

    URI toNotice(Tenant tenant, UUID notice) {
        return portal.of(tenant).resolve("/go/" + notice);
    }

    URI toStop(Tenant tenant, AccountId account, Channel channel) {
        return portal.of(tenant).resolve("/stop/" + stopToken(tenant.id(), account, channel));
    }

    private String stopToken(TenantId tenant, AccountId account, Channel channel) {
        var fields = ByteBuffer.allocate(ID_BYTES + 1)
                .putLong(account.value().getMostSignificantBits())
                .putLong(account.value().getLeastSignificantBits())
                .put((byte) channel.code())
                .array();
        var token = ByteBuffer.allocate(fields.length + MAC_BYTES)
                .put(fields)
                .put(mac(tenant, fields))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What this token of this organisation stops; empty if it is none that we made. */
    Optional<Stopped> stopped(TenantId tenant, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != ID_BYTES + 1 + MAC_BYTES) {
            return Optional.empty();
        }
        var fields = Arrays.copyOf(bytes, ID_BYTES + 1);
        if (!MessageDigest.isEqual(mac(tenant, fields), Arrays.copyOfRange(bytes, fields.length, bytes.length))) {
            return Optional.empty();
        }
        var read = ByteBuffer.wrap(fields);
        return Optional.of(
                new Stopped(new AccountId(new UUID(read.getLong(), read.getLong())), Channel.of(read.get())));
    }

    private byte[] mac(TenantId tenant, byte[] fields) {
        return Arrays.copyOf(vault.tenant(tenant).hash(TenantKey.Use.NOTICE_STOP, fields), MAC_BYTES);
    }
}
