package org.keepwell.vault;

/** Tenant keys of known bytes, for known answers. */
public final class TestTenantKeys {

    private TestTenantKeys() {}

    public static TenantKey of(int tenant, byte[] raw) {
        return new TenantKey(tenant, raw);
    }
}
