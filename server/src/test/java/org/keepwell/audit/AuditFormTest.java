package org.keepwell.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.PatientId;
import org.keepwell.access.Principal;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.TenantId;
import org.keepwell.testing.Vectors;

/** Audit form v1 is frozen: decision record 0003. */
class AuditFormTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void formsAndLeavesAreThoseOfTheKnownAnswers() throws IOException {
        assertThat(Vectors.rows("audit-form-1.csv")).hasSize(4).allSatisfy(row -> {
            var actor = new Actor(
                    new TenantId(Integer.parseInt(row[2])),
                    Principal.valueOf(row[3]),
                    UUID.fromString(row[4]),
                    row[7].isEmpty() ? null : Role.valueOf(row[7]),
                    id(row[6]),
                    row[5].isEmpty() ? null : row[5]);
            var patient = id(row[10]);
            var entry = new AuditEntry(
                    actor,
                    Act.valueOf(row[9]),
                    Relation.valueOf(row[8]),
                    patient == null ? null : new PatientId(patient),
                    Outcome.valueOf(row[13]),
                    Reason.valueOf(row[14]),
                    Long.parseLong(row[15]),
                    id(row[11]),
                    Integer.parseInt(row[12]),
                    row[16].isEmpty() ? null : HEX.parseHex(row[16]));
            var at = Instant.EPOCH.plus(Long.parseLong(row[0]), ChronoUnit.MICROS);

            var form = AuditForm.of(entry, at, UUID.fromString(row[1]), HEX.parseHex(row[17]));

            assertThat(HEX.formatHex(form)).isEqualTo(row[18]);
            assertThat(HEX.formatHex(AuditForm.leaf(form))).isEqualTo(row[19]);
        });
    }

    private static @Nullable UUID id(String text) {
        return text.isEmpty() ? null : UUID.fromString(text);
    }
}
