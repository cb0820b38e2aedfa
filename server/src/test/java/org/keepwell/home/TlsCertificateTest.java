package org.keepwell.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsCertificateTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void itIsMadeOnceAndKept() {
        at(NOW).prepare();
        var first = keys().read(TlsCertificate.CERTIFICATE).orElseThrow();
        at(NOW.plus(Duration.ofDays(300))).prepare();

        assertThat(keys().read(TlsCertificate.CERTIFICATE)).contains(first);
        assertThat(at(NOW).isOurOwn()).isTrue();
        assertThat(at(NOW).endsAt()).isEqualTo(NOW.plus(Duration.ofDays(397)));
    }

    @Test
    void itIsRenewedBeforeItEnds() {
        at(NOW).prepare();
        var later = NOW.plus(Duration.ofDays(370));
        at(later).prepare();

        assertThat(at(later).endsAt()).isEqualTo(later.plus(Duration.ofDays(397)));
    }

    @Test
    void halfAPairIsRefusedAndNotReplaced() throws Exception {
        at(NOW).prepare();
        Files.delete(keys().path(TlsCertificate.CERTIFICATE));
        var key = keys().read(TlsCertificate.KEY).orElseThrow();

        assertThatExceptionOfType(StartRefused.class).isThrownBy(() -> at(NOW).prepare());
        assertThat(keys().read(TlsCertificate.KEY)).contains(key);
    }

    private TlsCertificate at(Instant now) {
        return new TlsCertificate(keys(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private KeyFiles keys() {
        return Home.open(folder.resolve("home"), null, HomeKind.CLINIC).keys();
    }
}
