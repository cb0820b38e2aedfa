package org.keepwell.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.records.codec.BodyCodec;

class ProgressLineTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private long now;

    @Test
    void aTerminalSeesABarThatIsWrittenOver() {
        var line = new ProgressLine(new PrintStream(written, true, UTF_8), true, () -> now);
        line.share(0);
        now += 300_000_000;
        line.resources(12_345);
        line.share(0.5); // too soon after the last one
        now += 300_000_000;
        line.share(0.5);
        line.end();

        assertThat(written.toString(UTF_8).split("\\r"))
                .containsExactly(
                        "",
                        "[" + ".".repeat(30) + "]   0 %  0 resources",
                        "[" + ".".repeat(30) + "]   0 %  12,345 resources",
                        "[" + "#".repeat(15) + ".".repeat(15) + "]  50 %  12,345 resources",
                        "\u001b[K");
    }

    @Test
    void aPipeSeesNothing() {
        var line = new ProgressLine(new PrintStream(written, true, UTF_8), false, () -> now);
        line.share(0.5);
        line.resources(7);
        line.end();

        assertThat(written.size()).isZero();
    }

    @Test
    void theShareGrowsWithTheBytesOfEveryFileToTheWhole(@TempDir Path folder) throws Exception {
        var patient = Import.ANA.replace('\'', '"');
        Files.writeString(folder.resolve("a.json"), patient);
        Files.writeString(folder.resolve("b.json"), "this is no JSON" + " ".repeat(5_000));
        Files.writeString(folder.resolve("c.ndjson"), patient + "\n" + patient + "\n");
        var shares = new ArrayList<Double>();
        var sink = new MemorySink();

        new BundleImport(Import.IDS, Import.codes(), BodyCodec.standard(), sink, sink)
                .run(List.of(folder), shares::add);

        assertThat(shares).isSorted().last().isEqualTo(1.0);
        assertThat(shares.getFirst()).isLessThan(0.5);
        long all = Files.size(folder.resolve("a.json"))
                + Files.size(folder.resolve("b.json"))
                + Files.size(folder.resolve("c.ndjson"));
        assertThat(shares).as("a.json is done").contains((double) Files.size(folder.resolve("a.json")) / all);
    }
}
