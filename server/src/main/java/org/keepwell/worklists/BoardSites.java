package org.keepwell.worklists;

import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.tenancy.UsesSites;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A site does not close while a board answers for it: what comes there would be read by nobody. */
@Component
class BoardSites implements UsesSites {

    private static final String USES = """
            select count(*) from worklists.board where tenant_id = :tenant and site_id = :site and closed_at is null
            """;

    private final JdbcClient db;

    BoardSites(JdbcClient db) {
        this.db = db;
    }

    @Override
    public boolean uses(Grant grant, UUID site) {
        return db.sql(USES)
                        .param("tenant", grant.tenant().value())
                        .param("site", site)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
