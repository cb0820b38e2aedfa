package org.keepwell.notifications;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.keepwell.access.TenantId;
import org.keepwell.vault.TenantKey;
import org.keepwell.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * The token in the address that an e-mail comes back to: the delivery, a mark of the mailbox it went to, and a MAC over
 * both. Small letters and digits only, because servers on the way may change the case of an address.
 */
@Component
class Returns {

    /** 32 bytes in base 36. */
    static final int TOKEN_LENGTH = 50;

    /** Where a text may hold a token: before the "@" of an address. */
    static final Pattern PLACE = Pattern.compile("(?<![0-9a-z])([0-9a-z]{" + TOKEN_LENGTH + "})@");

    private static final int BASE = 36;
    private static final int BYTES = 32;
    private static final int ID_BYTES = 16;
    private static final int MARK_BYTES = 4;
    private static final int MAC_BYTES = BYTES - ID_BYTES - MARK_BYTES;

    /** What came back. @param mark of the mailbox, which says nothing without the tenant's key */
    record Returned(UUID delivery, int mark) {}

    private final Vault vault;

    Returns(Vault vault) {
        this.vault = vault;
    }

    String token(TenantId tenant, UUID delivery, String address) {
        var fields = ByteBuffer.allocate(ID_BYTES + MARK_BYTES)
                .put(bytes(delivery))
                .putInt(mark(tenant, delivery, address))
                .array();
        var all =
                ByteBuffer.allocate(BYTES).put(fields).put(mac(tenant, fields)).array();
        return text(all);
    }

    /** What this token of this organisation is about; empty if it is none that we made. */
    Optional<Returned> read(TenantId tenant, String token) {
        if (token.length() != TOKEN_LENGTH) {
            return Optional.empty();
        }
        var number = new BigInteger(token, BASE);
        if (number.bitLength() > BYTES * Byte.SIZE) {
            return Optional.empty();
        }
        var all = bytes(number);
        var fields = Arrays.copyOf(all, ID_BYTES + MARK_BYTES);
        if (!MessageDigest.isEqual(mac(tenant, fields), Arrays.copyOfRange(all, fields.length, BYTES))) {
            return Optional.empty();
        }
        var read = ByteBuffer.wrap(fields);
        return Optional.of(new Returned(new UUID(read.getLong(), read.getLong()), read.getInt()));
    }

    /** Whether it went to this mailbox: a person may have given another one since. */
    boolean wentTo(TenantId tenant, Returned returned, String address) {
        return mark(tenant, returned.delivery(), address) == returned.mark();
    }

    private int mark(TenantId tenant, UUID delivery, String address) {
        var hash = vault.tenant(tenant).hash(TenantKey.Use.NOTICE_RETURN, "mailbox", delivery.toString(), address);
        return ByteBuffer.wrap(hash).getInt();
    }

    private byte[] mac(TenantId tenant, byte[] fields) {
        return Arrays.copyOf(vault.tenant(tenant).hash(TenantKey.Use.NOTICE_RETURN, fields), MAC_BYTES);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** Without the sign that {@link BigInteger} puts in front, and with the zeros that it leaves out. */
    private static byte[] bytes(BigInteger number) {
        var some = number.toByteArray();
        var all = new byte[BYTES];
        int used = Math.min(some.length, BYTES);
        System.arraycopy(some, some.length - used, all, BYTES - used, used);
        return all;
    }

    private static String text(byte[] all) {
        var text = new BigInteger(1, all).toString(BASE);
        return "0".repeat(TOKEN_LENGTH - text.length()) + text;
    }
}
