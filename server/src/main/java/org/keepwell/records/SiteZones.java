package org.keepwell.records;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keepwell.access.TenantId;
import org.keepwell.tenancy.Tenants;
import org.springframework.stereotype.Component;

/** The zone that visits are shown in. Asked once: an organisation does not move while the program runs. */
@Component
class SiteZones {

    private final Tenants tenants;
    private final Map<TenantId, String> zones = new ConcurrentHashMap<>();

    SiteZones(Tenants tenants) {
        this.tenants = tenants;
    }

    String of(TenantId tenant) {
        return zones.computeIfAbsent(
                tenant,
                id -> tenants.byId(id).map(found -> found.zone().getId()).orElse("UTC"));
    }
}
