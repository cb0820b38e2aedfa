package org.keepwell.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.access.TenantId;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.keepwell.home.StartRefused;
import org.keepwell.testing.Proves;
import org.keepwell.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
@Proves("T19")
class RootKeyTest {

    private static final TenantId TENANT = new TenantId(1);
    private static JdbcClient db;
    private static Path folder;
    private static KeyWrapper right;

    @BeforeAll
    static void makeATenantsKey(@TempDir Path temporary) {
        folder = temporary;
        db = JdbcClient.create(TestDatabase.fresh("root_key_test").app());
        right = rootKey("right");
        new Vault(right, db, Clock.systemUTC()).tenant(TENANT);
    }

    @Test
    void theSameFileUnwrapsAgain() {
        var before = new Vault(right, db, Clock.systemUTC()).tenant(TENANT).hash(TenantKey.Use.LOGIN, "a");

        assertThat(new Vault(rootKey("right"), db, Clock.systemUTC())
                        .tenant(TENANT)
                        .hash(TenantKey.Use.LOGIN, "a"))
                .isEqualTo(before);
    }

    @Test
    void aMissingFileIsRefusedAndNotMadeAnew() {
        var home = home("missing");

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new VaultConfiguration().rootKey(home, db))
                .withMessageContaining("is missing")
                .withMessageContaining("Put it back");
        assertThat(home.keys().path(VaultConfiguration.ROOT_KEY_FILE)).doesNotExist();
    }

    @Test
    void anotherKeyIsRefusedByName() {
        var other = home("other");
        var fresh = LocalRootKey.fresh();
        other.keys().readOrCreate(VaultConfiguration.ROOT_KEY_FILE, () -> fresh);

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new VaultConfiguration().rootKey(other, db))
                .withMessageContaining(right.keyId())
                .withMessageContaining(LocalRootKey.of(fresh).keyId());
    }

    @Test
    void aKeyWithTheRightNameAndOtherBytesDoesNotUnwrap() {
        var other = LocalRootKey.of(LocalRootKey.fresh());
        var liar = new KeyWrapper() {
            @Override
            public String keyId() {
                return right.keyId();
            }

            @Override
            public byte[] wrap(byte[] key, byte[] associatedData) {
                return other.wrap(key, associatedData);
            }

            @Override
            public byte[] unwrap(byte[] wrapped, byte[] associatedData) {
                return other.unwrap(wrapped, associatedData);
            }
        };

        assertThatExceptionOfType(VaultException.class)
                .isThrownBy(() -> new Vault(liar, db, Clock.systemUTC()).tenant(TENANT));
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        var home = home("right");
        var file = home.keys().path(VaultConfiguration.ROOT_KEY_FILE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> new VaultConfiguration().rootKey(home, db))
                    .withMessageContaining("can be read or used by others")
                    .withMessageContaining("chmod 600");
        } finally {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        var home = home("damaged");
        home.keys()
                .readOrCreate(
                        VaultConfiguration.ROOT_KEY_FILE,
                        () -> "{\"primaryKeyId\":".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new VaultConfiguration().rootKey(home, db))
                .withMessageContaining("is damaged");
    }

    private static KeyWrapper rootKey(String name) {
        return new VaultConfiguration().rootKey(home(name), db);
    }

    private static Home home(String name) {
        return Home.open(folder.resolve(name), null, HomeKind.CLINIC);
    }
}
