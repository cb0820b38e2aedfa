package org.keepwell.access;

/**
 * One legal organisation. Nothing crosses tenants.
 *
 * @param value 1 or more; found by host name, 1 where there is only one
 */
public record TenantId(int value) {

    /** @throws IllegalArgumentException if {@code value} is below 1 */
    public TenantId {
        if (value < 1) {
            throw new IllegalArgumentException("a tenant id starts at 1");
        }
    }
}
