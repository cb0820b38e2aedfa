package org.keepwell.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.Home;
import org.keepwell.home.StartRefused;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Which database to use: without {@code url} the embedded one, else the clinic's own, prepared once with
 * {@code ops/bootstrap.sql}.
 *
 * @param url JDBC address of the clinic's server, with {@code sslmode=verify-full}
 * @param migrateUrl the server itself, where {@code url} leads to a transaction pooler; {@code url} if left out
 * @param passwordFolder the folder with one password file for each role; the home's keys folder if left out
 * @param prepareThreshold 0 behind a transaction pooler that does not know prepared statements, as pgbouncer below 1.21
 * @param connections how many requests may use the database at once; seven more are for the audit log
 */
@ConfigurationProperties("keepwell.database")
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String migrateUrl,
        @Nullable Path passwordFolder,
        @DefaultValue("3") int prepareThreshold,
        @DefaultValue("" + USUAL_CONNECTIONS) int connections) {

    private static final int USUAL_CONNECTIONS = 16;

    /** Each of these would decide in our place whether a server is the right one. */
    private static final List<PGProperty> LOOPHOLES =
            List.of(PGProperty.SSL_FACTORY, PGProperty.SSL_HOSTNAME_VERIFIER, PGProperty.SOCKET_FACTORY);

    private static final String MACHINES_AUTHORITIES =
            PGProperty.SSL_FACTORY.getName() + "=org.postgresql.ssl.DefaultJavaSSLFactory";

    /** Literal addresses only: a name might one day lead elsewhere. */
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "[::1]");

    public DatabaseSettings {
        if (connections < 1) {
            throw new StartRefused("keepwell.database.connections is a number from 1, not " + connections + ".");
        }
    }

    public static DatabaseSettings embedded() {
        return new DatabaseSettings(null, null, null, 3, USUAL_CONNECTIONS);
    }

    /** As the environment and the home's {@code settings.properties} say, for commands that run without Spring. */
    static DatabaseSettings of(Home home) {
        var environment = new StandardEnvironment();
        var file = new FileSystemResource(home.root().resolve("settings.properties"));
        try {
            if (file.exists()) {
                environment.getPropertySources().addLast(new ResourcePropertySource(file));
            }
        } catch (IOException e) {
            throw new StartRefused(file.getPath() + " cannot be read: " + e.getMessage(), e);
        }
        return Binder.get(environment)
                .bind("keepwell.database", DatabaseSettings.class)
                .orElseGet(DatabaseSettings::embedded);
    }

    boolean isEmbedded() {
        return url == null || url.isBlank();
    }

    /** @throws StartRefused if the connection would not be safe, or a password file is missing */
    Endpoint external(Home home) {
        var address = checked("keepwell.database.url", url);
        var direct = migrateUrl == null ? address : checked("keepwell.database.migrate-url", migrateUrl);
        var keys = passwordFolder == null ? home.keys() : home.keysIn(passwordFolder);
        var passwords = new EnumMap<LoginRole, String>(LoginRole.class);
        for (var role : LoginRole.values()) {
            if (keys.read(role.passwordFile()).isEmpty()) {
                throw new StartRefused("The password of " + role.user() + " is missing: write it to "
                        + keys.path(role.passwordFile()) + ", with the rights 600.");
            }
            passwords.put(role, keys.password(role.passwordFile()));
        }
        return new Endpoint(address, direct, prepareThreshold, passwords);
    }

    private static String checked(String setting, @Nullable String address) {
        Properties parsed = address == null ? null : Driver.parseURL(address, null);
        if (address == null || parsed == null) {
            throw new StartRefused(
                    setting + " is not a PostgreSQL address. It looks like jdbc:postgresql://HOST:5432/keepwell");
        }
        if (parsed.containsKey(PGProperty.USER.getName()) || parsed.containsKey(PGProperty.PASSWORD.getName())) {
            throw new StartRefused(setting + " must not hold a user or a password. Passwords are files in the keys"
                    + " folder, or in keepwell.database.password-folder.");
        }
        var host = PGProperty.PG_HOST.getOrDefault(parsed);
        if (!"verify-full".equals(PGProperty.SSL_MODE.getOrDefault(parsed))
                && (host == null || !THIS_MACHINE.contains(host))) {
            throw new StartRefused(
                    setting + " must say sslmode=verify-full, else the connection could be read or"
                            + " diverted. Add it, with sslrootcert=FILE if the server's certificate is from your own authority.");
        }
        for (var loophole : LOOPHOLES) {
            if (parsed.containsKey(loophole.getName())) {
                throw new StartRefused(setting + " must not say " + loophole.getName()
                        + ": it would put another check in the place of sslmode=verify-full.");
            }
        }
        // the driver alone would look for one file of authorities in the user's home, and nowhere else
        return parsed.containsKey(PGProperty.SSL_ROOT_CERT.getName())
                ? address
                : address + (address.contains("?") ? "&" : "?") + MACHINES_AUTHORITIES;
    }
}
