package org.keepwell.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.SharedData;
import tools.jackson.databind.json.JsonMapper;

class DictionaryMakerTest {

    /** Frozen: bodies are stored with it, and the made-up clinic that it was made from has changed since. */
    @Test
    void dictionary1IsTheOneThatBodiesWereStoredWith() throws Exception {
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(shipped())))
                .isEqualTo("9b317fb46d596f0807ccbcc26489d10fa51336955cb37f304bb12fb1387a9147");
    }

    @Test
    void theSameDayMakesTheSameDictionary() {
        var made = DictionaryMaker.make(DictionaryMaker.DAY);

        assertThat(made).hasSizeBetween(16 * 1024, DictionaryMaker.MAX_BYTES);
        assertThat(DictionaryMaker.make(DictionaryMaker.DAY)).isEqualTo(made);
    }

    @Test
    void itFitsTheWindowOfDeflateAndHoldsNoBorrowedName() throws IOException {
        assertThat(shipped()).hasSizeBetween(16 * 1024, DictionaryMaker.MAX_BYTES);
        assertThat(new String(shipped(), StandardCharsets.UTF_8)).doesNotContain("synthea", "Synthea");
    }

    @Test
    void aMadeUpResourceShrinksToAQuarter() throws IOException {
        long plain = 0;
        long packed = 0;
        for (var sample : DictionaryMaker.samples(DemoClinic.generate(LocalDate.of(2025, 6, 2)))) {
            plain += sample.length;
            packed += packed(sample, shipped());
        }
        assertThat(packed).isLessThan(plain / 4);
    }

    @Test
    void aSyntheticPatientsResourceTakesAtMost440Bytes() throws IOException {
        var bundle = SharedData.need("synthea/bundles/s001.json.gz");
        var json = new JsonMapper();
        long resources = 0;
        long packed = 0;
        try (var in = new GZIPInputStream(Files.newInputStream(bundle))) {
            for (var entry : json.readTree(in).path("entry")) {
                packed += packed(json.writeValueAsBytes(entry.path("resource")), shipped());
                resources++;
            }
        }
        assertThat(resources).isEqualTo(10_807);
        assertThat((double) packed / resources).isLessThan(440);
    }

    private static byte[] shipped() throws IOException {
        try (var in = DictionaryMaker.class.getResourceAsStream("/fhir/dictionary-1.bin")) {
            assertThat(in).as("fhir/dictionary-1.bin").isNotNull();
            return in.readAllBytes();
        }
    }

    private static int packed(byte[] plain, byte[] dictionary) {
        try (var deflater = new Deflater(6, true)) {
            deflater.setDictionary(dictionary);
            deflater.setInput(plain);
            deflater.finish();
            var size = 0;
            var buffer = new byte[8192];
            while (!deflater.finished()) {
                size += deflater.deflate(buffer);
            }
            return size;
        }
    }
}
