package org.keepwell.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.Vectors;

class ImportedIdsTest {

    @Test
    void idsAreThoseOfTheKnownAnswers() throws IOException {
        var rows = Vectors.rows("imported-id.csv");

        assertThat(rows).hasSize(7).allSatisfy(row -> {
            var ids = ImportedIds.withKey(HexFormat.of().parseHex(row[0]), row[1]);
            assertThat(ids.of(row[2], row[3])).isEqualTo(UUID.fromString(row[4]));
        });
    }

    @Test
    void anIdIsMarkedAsVersion8() {
        var id = ImportedIds.withKey(new byte[32], "a").of("Patient", "1");

        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void shortKeysAndNamelessSourcesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ImportedIds.withKey(new byte[31], "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> ImportedIds.withKey(new byte[32], " "));
    }
}
