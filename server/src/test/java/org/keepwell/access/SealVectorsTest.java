package org.keepwell.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.Vectors;

/** Seal v1 is frozen: decision record 0002. */
class SealVectorsTest {

    @Test
    void sealsAreThoseOfTheKnownAnswers() throws IOException {
        assertThat(Vectors.rows("seal-1.csv")).hasSize(5).allSatisfy(row -> {
            var seal = new Seal(HexFormat.of().parseHex(row[0]), Clock.systemUTC());
            var grant = grant(
                    Integer.parseInt(row[1]),
                    UUID.fromString(row[2]),
                    row[3],
                    UUID.fromString(row[4]),
                    Long.parseLong(row[5]),
                    Long.parseLong(row[6]));
            var audiences = row[7].isEmpty()
                    ? new int[0]
                    : Arrays.stream(row[7].split(" "))
                            .mapToInt(Integer::parseInt)
                            .toArray();

            assertThat(seal.of(grant, Long.parseLong(row[8]), UUID.fromString(row[9]), audiences))
                    .isEqualTo(row[10]);
        });
    }

    @Test
    void thirtyThreeAudiencesDoNotFit() {
        var seal = new Seal(new byte[32], Clock.systemUTC());
        var grant = grant(1, new UUID(0, 1), "NURSE", new UUID(0, 2), 0, 0);

        assertThatIllegalArgumentException().isThrownBy(() -> seal.of(grant, 0, new UUID(0, 0), new int[33]));
    }

    private static Grant grant(int tenant, UUID actor, String role, UUID patient, long categories, long excluded) {
        var known = role.isEmpty() ? null : Role.valueOf(role);
        var who = new Actor(new TenantId(tenant), Principal.ACCOUNT, actor, known, null, null);
        var about = patient.equals(new UUID(0, 0)) ? null : new PatientId(patient);
        return new Grant(who, Act.READ_RESULTS, Relation.NONE, about, categories, excluded);
    }
}
