package org.keepwell.pharmacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.database.TestProgram;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.testing.Proves;

/** What waits in quarantine is placed by the command as it is typed, also where the pharmacy cannot be answered. */
@Proves("T20")
class PharmacyReplayTest extends IntakeScene {

    private static final String DATABASE = "pharmacy_replay_test";

    @TempDir
    private Path folder;

    PharmacyReplayTest() {
        super(DATABASE);
    }

    @Test
    void whatHasToBeAnsweredWhereNothingCanBeSentIsRefusedInWordsAndWaits() throws Exception {
        world.taking(folder, "9", "Moss", "1975-05-06", "Lisinopril 10 MG Oral Tablet");
        accepted(numbered(fresh(), "9", "1975-05-06", null));
        var first = new String(message(Kind.RENEWAL_REQUEST, fresh(), null, null), UTF_8)
                .replace("1984-03-14", "1975-05-06");
        assertThat(status(first.getBytes(UTF_8))).isEqualTo("000");
        var id = newest();
        assertThat(requests()).as("the first is in the queue").isEqualTo(1);

        world.switchOn(false);
        assertThat(replay(1, id))
                .contains("Not placed, and still in quarantine", "no connection is on", "call it")
                .doesNotContain("fault in Keepwell", "RuleBroken", "NOT_CONNECTED");
        assertThat(newest()).isEqualTo(id);
        assertThat(requests()).isEqualTo(1);
        assertThat(world.number("select count(*) from pharmacy.request where answered"))
                .isZero();

        world.switchOn(true);
        assertThat(replay(0, id)).contains("Placed.");
        assertThat(world.number("select count(*) from pharmacy.request where answered"))
                .as("asked for already: answered at once")
                .isEqualTo(1);
    }

    private long requests() {
        return world.number("select count(*) from refills.request");
    }

    private String replay(int status, UUID id) throws IOException, InterruptedException {
        var output = folder.resolve("out");
        var words = List.of("--replay", id.toString(), "--identifier", "urn:mrn|9");
        var process = TestProgram.start(DATABASE, "256m", output, "pharmacy-quarantine", words);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        var said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isEqualTo(status);
        return said;
    }
}
