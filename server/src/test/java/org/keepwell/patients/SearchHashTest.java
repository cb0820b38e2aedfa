package org.keepwell.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.Vectors;
import org.keepwell.vault.TestTenantKeys;

/** The search hash's rule 1 is frozen: decision record 0007. */
class SearchHashTest {

    @Test
    void hashesAreThoseOfTheKnownAnswers() throws IOException {
        assertThat(Vectors.rows("search-hash-1.csv")).hasSize(13).allSatisfy(row -> {
            var hashes = new LookupHashes(TestTenantKeys.of(1, HexFormat.of().parseHex(row[0])));
            var hash = switch (LookupHashes.Kind.valueOf(row[1])) {
                case IDENTIFIER -> hashes.identifier(row[2], row[3]);
                case NAME_BIRTH -> hashes.nameBirth(row[2], LocalDate.parse(row[3]));
                case RECORD_BIRTH -> hashes.recordBirth(row[2], LocalDate.parse(row[3]));
                case PHONE_NAME -> hashes.phoneName(row[2], row[3]);
            };
            assertThat(HexFormat.of().formatHex(hash))
                    .as("%s %s %s", row[1], row[2], row[3])
                    .isEqualTo(row[4]);
        });
    }

    /** decisions.md: never over birth date, ZIP or sex alone; a two-part surname is found by each part and by the whole. */
    @Test
    void aPersonIsFoundByPairsOfFactsOnly() {
        var hashes = new LookupHashes(TestTenantKeys.of(1, new byte[32]));
        var person = new Person(
                List.of(
                        new Person.Name("official", "García Lorca", List.of("Ana"), List.of(), List.of(), null),
                        new Person.Name("maiden", "Silva", List.of("Ana"), List.of(), List.of(), null)),
                "1980-02-29",
                "female",
                "es",
                List.of(new Person.Contact("phone", "(555) 010-2345", "home")),
                List.of(),
                List.of(
                        new Person.Identifier("MR", "urn:mrn", "7"),
                        new Person.Identifier("SS", "urn:ssn", "999-00-1111")),
                false);
        var born = LocalDate.of(1980, 2, 29);

        assertThat(hashes.of(person).stream().map(row -> HexFormat.of().formatHex(row.hash())))
                .containsExactlyInAnyOrderElementsOf(java.util.stream.Stream.of(
                                hashes.identifier("urn:mrn", "7"), hashes.recordBirth("7", born),
                                hashes.nameBirth("garcialorca", born), hashes.nameBirth("garcia", born),
                                hashes.nameBirth("lorca", born), hashes.nameBirth("silva", born),
                                hashes.phoneName("5550102345", "garcialorca"), hashes.phoneName("5550102345", "garcia"),
                                hashes.phoneName("5550102345", "lorca"), hashes.phoneName("5550102345", "silva"))
                        .map(HexFormat.of()::formatHex)
                        .toList());
    }
}
