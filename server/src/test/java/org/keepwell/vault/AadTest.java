package org.keepwell.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.Vectors;

/** AAD v1 is frozen: decision record 0004. */
class AadTest {

    @Test
    void placesAreBoundAsInTheKnownAnswers() throws IOException {
        var rows = Vectors.rows("aad-1.csv");

        assertThat(rows).hasSize(6).allSatisfy(row -> {
            var place = new Place(row[2], row[3], UUID.fromString(row[4]), Integer.parseInt(row[5]));
            var aad = Aad.of(Integer.parseInt(row[0]), UUID.fromString(row[1]), place);
            assertThat(HexFormat.of().formatHex(aad)).isEqualTo(row[6]);
        });
        assertThat(rows.stream().map(row -> row[6]))
                .as("no two places give the same bytes")
                .doesNotHaveDuplicates();
    }
}
