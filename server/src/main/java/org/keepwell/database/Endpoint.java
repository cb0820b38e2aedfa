package org.keepwell.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * Where the database answers, and how each role logs in.
 *
 * @param url JDBC address without user and password
 * @param migrateUrl the same server without a transaction pooler between; migrations need a session of their own
 * @param prepareThreshold after how many uses a statement stays prepared on the server; 0 behind a transaction pooler
 */
record Endpoint(String url, String migrateUrl, int prepareThreshold, Map<LoginRole, String> passwords) {

    String password(LoginRole role) {
        var password = passwords.get(role);
        if (password == null) {
            throw new IllegalArgumentException("no password for " + role);
        }
        return password;
    }

    /** What every connection of Keepwell is opened with. */
    Properties properties(LoginRole role) {
        var properties = new Properties();
        properties.setProperty("user", role.user());
        properties.setProperty("password", password(role));
        properties.setProperty("ApplicationName", "keepwell");
        properties.setProperty("prepareThreshold", Integer.toString(prepareThreshold));
        properties.setProperty("defaultRowFetchSize", "0");
        // the detail of an error quotes values of the row: it must not reach exceptions, and through them logs
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    /** One connection outside every pool, to the server itself. */
    Connection connect(LoginRole role) throws SQLException {
        return DriverManager.getConnection(migrateUrl, properties(role));
    }

    /** Without the passwords, so that it can be shown. */
    @Override
    public String toString() {
        return url;
    }
}
