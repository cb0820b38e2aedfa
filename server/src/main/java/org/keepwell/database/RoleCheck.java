package org.keepwell.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.keepwell.home.StartRefused;

/** Refuses to serve where row policies would not bind, or are known to leak. */
final class RoleCheck {

    /** First version of each line without CVE-2025-8713 (statistics show rows despite row-level security). */
    private static final Map<Integer, Integer> FLOOR = Map.of(15, 14, 16, 10, 17, 6, 18, 0);

    private static final int OLDEST = 15;

    /** The roles that serve requests. */
    private static final List<LoginRole> BOUND = List.of(LoginRole.APP, LoginRole.AUDIT_WRITER, LoginRole.AUDIT_READER);

    private static final String WHAT_IT_MAY = """
            select role.rolsuper, role.rolbypassrls, role.rolcreaterole,
                   pg_has_role(role.oid, 'keepwell_owner', 'member'),
                   exists (select from pg_class where relowner = role.oid)
            from pg_roles role
            where role.rolname = current_user
            """;

    private RoleCheck() {}

    static void run(Endpoint endpoint) {
        for (var role : BOUND) {
            try (var connection = endpoint.connect(role)) {
                version(
                        connection.getMetaData().getDatabaseMajorVersion(),
                        connection.getMetaData().getDatabaseMinorVersion());
                rights(connection, role);
            } catch (SQLException e) {
                throw new StartRefused(
                        "The database does not let " + role.user() + " in: " + e.getMessage()
                                + "\nCheck keepwell.database.url and the file " + role.passwordFile()
                                + ", and that bootstrap.sql was run.",
                        e);
            }
        }
    }

    static String serverVersion(Endpoint endpoint) {
        try (var connection = endpoint.connect(LoginRole.APP)) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new StartRefused("The database does not say its version: " + e.getMessage(), e);
        }
    }

    /** @throws StartRefused if this version must not hold patients' data */
    static void version(int major, int minor) {
        var floor = FLOOR.get(major);
        if (major < OLDEST || (floor != null && minor < floor)) {
            throw new StartRefused("PostgreSQL " + major + "." + minor + " shows rows that it should hide"
                    + " (CVE-2025-8713) or is too old. Update it to 15.14, 16.10, 17.6 or 18.0, or later.");
        }
    }

    private static void rights(Connection connection, LoginRole role) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(WHAT_IT_MAY)) {
            rows.next();
            refuseIf(rows.getBoolean(1), role, "is a superuser", "nosuperuser");
            refuseIf(rows.getBoolean(2), role, "passes by row-level security", "nobypassrls");
            refuseIf(rows.getBoolean(3), role, "may make roles", "nocreaterole");
            if (rows.getBoolean(4)) {
                throw new StartRefused("The role " + role.user() + " may become the owner of the tables. Mend it with:"
                        + " revoke keepwell_owner from " + role.user());
            }
            if (rows.getBoolean(5)) {
                throw new StartRefused(
                        "The role " + role.user() + " owns tables, so row policies could be lifted by it."
                                + " Mend it with: reassign owned by " + role.user() + " to keepwell_owner");
            }
        }
    }

    private static void refuseIf(boolean bad, LoginRole role, String what, String mend) {
        if (bad) {
            throw new StartRefused("The role " + role.user() + " " + what + ", so patients would not be kept apart."
                    + " Mend it with: alter role " + role.user() + " " + mend);
        }
    }
}
