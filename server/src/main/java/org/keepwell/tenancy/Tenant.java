package org.keepwell.tenancy;

import java.time.ZoneId;
import org.keepwell.access.TenantId;

/**
 * One legal organisation.
 *
 * @param host the host name it answers on; {@code *} for every name that no other tenant has
 * @param zone where its people live, the default for all of them
 * @param language the default language, {@code en} or {@code es}
 */
public record Tenant(TenantId id, String name, String host, ZoneId zone, String language) {}
