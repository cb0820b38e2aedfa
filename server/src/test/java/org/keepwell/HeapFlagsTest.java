package org.keepwell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heaps that the launcher asks for. */
class HeapFlagsTest {

    /**
     * Java puts the objects of its start-up cache into the old generation as it is at the start. Where that has no room,
     * it does not go on without the cache: it ends, and with it every command.
     */
    @ParameterizedTest
    @ValueSource(strings = {"SERVER_HEAP", "COMMAND_HEAP"})
    void theOldGenerationHasRoomForTheStartUpCache(String heap) throws IOException {
        var launcher = Files.readString(Path.of("../ops/launcher/start.sh"));
        var flags = Pattern.compile(heap + "=\"-Xms(\\d+)m -Xmn(\\d+)m -Xmx(\\d+[mg])")
                .matcher(launcher);

        assertThat(flags.find()).as(heap).isTrue();
        int first = Integer.parseInt(flags.group(1));
        int young = Integer.parseInt(flags.group(2));
        assertThat(first - young).isGreaterThanOrEqualTo(32);
        assertThat(megabytes(flags.group(3))).isGreaterThan(first);
    }

    private static int megabytes(String flag) {
        int number = Integer.parseInt(flag.substring(0, flag.length() - 1));
        return flag.endsWith("g") ? number * 1024 : number;
    }
}
