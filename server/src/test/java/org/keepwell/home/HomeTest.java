package org.keepwell.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    private Path folder;

    @Test
    void aNewHomeIsForItsOwnerOnly() throws Exception {
        var home = Home.open(folder.resolve("a/home"), null, HomeKind.CLINIC);
        home.keys().secret("one");

        assertThat(rights(home.root())).isEqualTo("rwx------");
        assertThat(rights(home.database())).isEqualTo("rwx------");
        assertThat(rights(home.keys().folder())).isEqualTo("rwx------");
        assertThat(rights(home.keys().path("one"))).isEqualTo("rw-------");
        assertThat(rights(home.root().resolve("home.json"))).isEqualTo("rw-------");
    }

    @Test
    void aDemoHomeNeverServesARealClinicNorTheReverse() {
        Home.open(folder.resolve("demo"), null, HomeKind.DEMO);
        Home.open(folder.resolve("clinic"), null, HomeKind.CLINIC);

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Home.open(folder.resolve("demo"), null, HomeKind.CLINIC))
                .withMessageContaining("is a demo home");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Home.open(folder.resolve("clinic"), null, HomeKind.DEMO))
                .withMessageContaining("is a clinic home");
    }

    @Test
    void aFolderWithOtherThingsIsNotTakenOver() throws Exception {
        Files.writeString(folder.resolve("letter.txt"), "mine");

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Home.open(folder, null, HomeKind.DEMO))
                .withMessageContaining("not empty");
    }

    @Test
    void keysElsewhereAreRememberedAndMissedWhenGone() throws Exception {
        var keys = folder.resolve("keys");
        var root = folder.resolve("home");
        Home.open(root, keys, HomeKind.CLINIC).keys().secret("one");

        assertThat(Home.existing(root, null).keys().read("one")).isPresent();

        Files.createDirectory(root.resolve("db/data"));
        Files.move(keys, folder.resolve("elsewhere"));
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Home.existing(root, null))
                .withMessageContaining("--keys");
        assertThat(Home.existing(root, folder.resolve("elsewhere")).keys().read("one"))
                .isPresent();
        assertThat(Home.existing(root, null).keys().read("one")).isPresent();
    }

    @Test
    void aKeyThatOthersMayReadIsRefusedWithTheWayToMendIt() throws Exception {
        var home = Home.open(folder.resolve("home"), null, HomeKind.CLINIC);
        home.keys().secret("one");
        Files.setPosixFilePermissions(home.keys().path("one"), PosixFilePermissions.fromString("rw-r-----"));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> home.keys().secret("one"))
                .withMessageContaining("chmod 600");
    }

    @Test
    void aSecretIsMadeOnceAndNeverTwiceTheSame() {
        var keys = Home.open(folder.resolve("home"), null, HomeKind.CLINIC).keys();

        assertThat(keys.secret("one")).hasSize(32).isEqualTo(keys.secret("one")).isNotEqualTo(keys.secret("two"));
        assertThat(keys.password("three")).matches("[A-Za-z0-9_-]{43}").isEqualTo(keys.password("three"));
    }

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
