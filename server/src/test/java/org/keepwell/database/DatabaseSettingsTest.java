package org.keepwell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.keepwell.home.StartRefused;

class DatabaseSettingsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://db.clinic.example/keepwell | sslmode=verify-full
            jdbc:postgresql://db.clinic.example/keepwell?sslmode=require | sslmode=verify-full
            jdbc:postgresql://localhost/keepwell | sslmode=verify-full
            jdbc:postgresql://127.0.0.1.clinic.example/keepwell | sslmode=verify-full
            jdbc:postgresql://127.0.0.1,db.clinic.example/keepwell | sslmode=verify-full
            jdbc:postgresql://db.clinic.example/keepwell?sslmode=verify-full&user=ana | must not hold a user
            jdbc:postgresql://db.clinic.example/keepwell?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory | must not say sslfactory
            jdbc:postgresql://db.clinic.example/keepwell?sslmode=verify-full&sslhostnameverifier=any.Class | must not say sslhostnameverifier
            jdbc:postgresql://db.clinic.example/keepwell?sslmode=verify-full&socketFactory=any.Class | must not say socketFactory
            jdbc:mysql://db.clinic.example/keepwell | not a PostgreSQL address
            """)
    void anUnsafeAddressIsRefused(String url, String reason) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new DatabaseSettings(url, null, null, 3, 16).external(home()))
                .withMessageContaining(reason);
    }

    @Test
    void aMissingPasswordIsNamedWithItsFile() {
        var settings =
                new DatabaseSettings("jdbc:postgresql://db.example/keepwell?sslmode=verify-full", null, null, 3, 16);

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> settings.external(home()))
                .withMessageContaining("database-migrate");
    }

    @Test
    void aSafeAddressWithPasswordsIsTakenAndShowsNoPassword() {
        var home = home();
        for (var role : LoginRole.values()) {
            home.keys().password(role.passwordFile());
        }
        var url = "jdbc:postgresql://db.example/keepwell?sslmode=verify-full";
        var endpoint = new DatabaseSettings(url, null, null, 3, 16).external(home);

        assertThat(endpoint.url()).startsWith(url).endsWith("DefaultJavaSSLFactory");
        assertThat(endpoint.toString()).doesNotContain(endpoint.password(LoginRole.APP));
    }

    @Test
    void noConnectionsAtAllAreRefused() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new DatabaseSettings(null, null, null, 3, 0))
                .withMessageContaining("keepwell.database.connections");
    }

    private Home home() {
        return Home.open(folder.resolve("home"), null, HomeKind.CLINIC);
    }
}
