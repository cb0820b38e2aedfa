package org.keepwell.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.keepwell.home.StartRefused;
import org.postgresql.PGConnection;

/** Prepares a server of our own as {@code db/bootstrap.sql} prepares a clinic's, and sets the roles' passwords. */
final class Bootstrap {

    private static final String SCRIPT = "/db/bootstrap.sql";

    private Bootstrap() {}

    /** Opens a superuser's connection to the named database. */
    interface Superuser {
        Connection connect(String database) throws SQLException;
    }

    /** Safe to repeat. The database is made if it is missing. */
    static void run(Superuser superuser, String database, Map<LoginRole, String> passwords) {
        try {
            createDatabase(superuser, database);
            try (var connection = superuser.connect(database)) {
                try (var statement = connection.createStatement()) {
                    statement.execute(script());
                }
                for (var password : passwords.entrySet()) {
                    // hashed here: the password itself never travels and cannot end in a log of the server
                    connection
                            .unwrap(PGConnection.class)
                            .alterUserPassword(
                                    password.getKey().user(),
                                    password.getValue().toCharArray(),
                                    "scram-sha-256");
                }
            }
        } catch (SQLException e) {
            throw new StartRefused("The database cannot be prepared: " + e.getMessage(), e);
        }
    }

    private static void createDatabase(Superuser superuser, String database) throws SQLException {
        if (!database.matches("[a-z_][a-z0-9_]*")) {
            throw new IllegalArgumentException("not a database name: " + database);
        }
        try (var connection = superuser.connect("postgres");
                var exists = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            exists.setString(1, database);
            try (var rows = exists.executeQuery();
                    var statement = connection.createStatement()) {
                if (!rows.next()) {
                    // template0: nothing that someone put into template1 comes along
                    statement.execute("create database " + database + " template template0");
                }
            }
        }
    }

    static String script() {
        try (var script = Bootstrap.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IllegalStateException(SCRIPT + " is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
