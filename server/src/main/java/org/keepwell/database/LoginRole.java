package org.keepwell.database;

import java.util.Locale;

/** The roles that log in. What each may do is in {@code db/bootstrap.sql}. */
enum LoginRole {
    /** Changes the schema, as {@code keepwell_owner}. */
    MIGRATE,
    /** Serves requests; bound by row policies. */
    APP,
    AUDIT_WRITER,
    AUDIT_READER,
    /** Starts and ends a backup. */
    BACKUP;

    /** The role's name in the database. */
    String user() {
        return "keepwell_" + name().toLowerCase(Locale.ROOT);
    }

    /** The name of the file with its password. */
    String passwordFile() {
        return "database-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
