package org.keepwell.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.access.Actor;
import org.keepwell.access.TenantId;
import org.keepwell.database.TestProgram;
import org.keepwell.testing.Proves;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;
import org.keepwell.vault.Vault;
import org.keepwell.vault.VaultException;

/** Sealed values of real rows, each tried in the place of every other. */
@Tag("database")
@Proves("T18")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovedCiphertextTest {

    private static final TenantId ONE = new TenantId(1);
    private static final TenantId TWO = new TenantId(2);

    private record Sealed(int tenant, UUID patient, Place place, byte[] bytes) {}

    private final List<Sealed> values = new ArrayList<>();
    private final Map<String, byte[]> wrapped = new HashMap<>();
    private TestProgram keepwell;
    private Vault vault;

    @BeforeAll
    void importTheSamePeopleIntoTwoTenants(@TempDir Path folder) throws IOException, SQLException {
        keepwell = TestProgram.onFresh("moved_ciphertext_test");
        vault = keepwell.bean(Vault.class);
        var weight =
                "{'resourceType':'Observation','id':'%s','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'29463-7'}]},"
                        + "'subject':{'reference':'" + Import.urn(1)
                        + "'},'effectiveDateTime':'2024-01-01','valueQuantity':{'value':%s,'unit':'kg'}}";
        for (var person : List.of("ana", "ben")) {
            var patient = Import.ANA.replace("'ana'", "'" + person + "'").replace("'7'", "'" + person + "-7'");
            Files.writeString(
                    folder.resolve(person + ".json"),
                    Import.bundle(patient, weight.formatted(person + "-1", "70"), weight.formatted(person + "-2", "71"))
                            .replace('\'', '"'));
        }
        for (var tenant : List.of(ONE, TWO)) {
            var summary = run(tenant, folder);
            assertThat(summary.quarantined()).isEmpty();
            assertThat(summary.added()).isEqualTo(6);
        }
        var changed = folder.resolve("ana.json");
        Files.writeString(changed, Files.readString(changed).replace(":71,", ":72,"));
        assertThat(run(ONE, folder).updated()).isEqualTo(1);
        read("select tenant_id, patient_id, id, version, body from records.resource", "records.resource", "body");
        read("select tenant_id, patient_id, id, version, body from records.past_version", "records.resource", "body");
        read(
                "select tenant_id, patient_id, patient_id, version, sealed from patients.person",
                "patients.person",
                "sealed");
        read("select tenant_id, patient_id, patient_id, version, sealed from patients.card", "patients.card", "sealed");
        keys();
    }

    @AfterAll
    void close() {
        keepwell.close();
    }

    @Test
    void everyValueOpensWhereItStandsAndNowhereElse() {
        assertThat(values).hasSize(12 + 1 + 4 + 4);
        for (var value : values) {
            for (var there : values) {
                var cipher = cipher(there);
                if (value == there) {
                    assertThatCode(() -> cipher.open(value.bytes(), there.place()))
                            .doesNotThrowAnyException();
                } else {
                    refused(cipher, value.bytes(), there.place());
                }
            }
        }
    }

    @Test
    void noPartOfAPlaceMayDiffer() {
        for (var value : values) {
            var place = value.place();
            var cipher = cipher(value);
            refused(
                    cipher,
                    value.bytes(),
                    new Place(place.table() + "s", place.column(), place.row(), place.version()));
            refused(
                    cipher,
                    value.bytes(),
                    new Place(place.table(), place.column() + "s", place.row(), place.version()));
            refused(
                    cipher,
                    value.bytes(),
                    new Place(place.table(), place.column(), UUID.randomUUID(), place.version()));
            refused(cipher, value.bytes(), new Place(place.table(), place.column(), place.row(), place.version() + 1));
            refused(cipher, value.bytes(), new Place(place.table(), place.column(), place.row(), place.version() - 1));
        }
    }

    @Test
    void aValueWithAnyByteChangedDoesNotOpen() {
        var value = values.getFirst();
        for (int n = 0; n < value.bytes().length; n++) {
            var bad = value.bytes().clone();
            bad[n] ^= 1;
            refused(cipher(value), bad, value.place());
        }
    }

    @Test
    void thePatientsKeyOpensForItsPatientAndTenantOnly() {
        assertThat(wrapped).hasSize(4);
        for (var key : wrapped.entrySet()) {
            for (var place : wrapped.keySet()) {
                if (!place.equals(key.getKey())) {
                    var parts = place.split(" ");
                    assertThatExceptionOfType(VaultException.class)
                            .isThrownBy(() -> vault.tenant(new TenantId(Integer.parseInt(parts[0])))
                                    .patient(UUID.fromString(parts[1]), key.getValue()));
                }
            }
        }
    }

    private static void refused(PatientCipher cipher, byte[] sealed, Place place) {
        assertThatExceptionOfType(VaultException.class).isThrownBy(() -> cipher.open(sealed, place));
    }

    private PatientCipher cipher(Sealed of) {
        var key = java.util.Objects.requireNonNull(wrapped.get(of.tenant() + " " + of.patient()));
        return vault.tenant(new TenantId(of.tenant())).patient(of.patient(), key);
    }

    private ImportSummary run(TenantId tenant, Path folder) {
        return keepwell.bean(Imports.class)
                .run(Actor.console(tenant, "tester"), "default", List.of(folder), read -> {});
    }

    private void read(String sql, String table, String column) throws SQLException {
        try (var connection = keepwell.database().superuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(new Sealed(
                        row.getInt(1),
                        row.getObject(2, UUID.class),
                        new Place(table, column, row.getObject(3, UUID.class), row.getInt(4)),
                        row.getBytes(5)));
            }
        }
    }

    private void keys() throws SQLException {
        try (var connection = keepwell.database().superuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select tenant_id, patient_id, wrapped from vault.patient_key")) {
            while (row.next()) {
                wrapped.put(row.getInt(1) + " " + row.getObject(2, UUID.class), row.getBytes(3));
            }
        }
    }
}
