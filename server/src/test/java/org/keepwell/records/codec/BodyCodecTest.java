package org.keepwell.records.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.Vectors;

class BodyCodecTest {

    private static final byte[] WORDS =
            "{\"resourceType\":\"Observation\",\"status\":\"final\",\"valueQuantity\":{\"value\":".getBytes(UTF_8);

    private final BodyCodec codec = new BodyCodec(Map.of(3, WORDS), 3);

    @Test
    void bodiesOfTheKnownAnswersAreRead() throws IOException {
        var hex = HexFormat.of();

        assertThat(Vectors.rows("body-1.csv"))
                .hasSize(5)
                .allSatisfy(
                        row -> assertThat(codec.decode(hex.parseHex(row[1]))).isEqualTo(hex.parseHex(row[0])));
    }

    @Test
    void aBodyNamesItsFormAndComesBackByteForByte() {
        var json = "{\"resourceType\":\"Observation\",\"status\":\"final\",\"valueQuantity\":{\"value\":49.0}}"
                .getBytes(UTF_8);

        var body = codec.encode(json);

        assertThat(body[0]).isEqualTo((byte) 0x13);
        assertThat(body.length).isLessThan(json.length / 3);
        assertThat(codec.decode(body)).isEqualTo(json);
    }

    @Test
    void whatPackingWouldMakeLargerIsStoredAsItIs() {
        var json = new byte[] {'{', '}'};

        var body = codec.encode(json);

        assertThat(body).isEqualTo(new byte[] {0, '{', '}'});
        assertThat(codec.decode(body)).isEqualTo(json);
    }

    @Test
    void anEmptyUnknownShortenedOrLengthenedBodyIsRefused() {
        var body = codec.encode("{\"resourceType\":\"Observation\",\"status\":\"final\",\"id\":\"1\"}".getBytes(UTF_8));
        var shortened = Arrays.copyOf(body, body.length - 1);
        var lengthened = Arrays.copyOf(body, body.length + 1);
        var otherVersion = body.clone();
        otherVersion[0] = 0x53;
        var otherCodec = body.clone();
        otherCodec[0] = 0x23;
        var otherDictionary = body.clone();
        otherDictionary[0] = 0x14;

        for (var broken : new byte[][] {{}, shortened, lengthened, otherVersion, otherCodec, otherDictionary}) {
            assertThatExceptionOfType(BrokenBody.class).isThrownBy(() -> codec.decode(broken));
        }
    }

    @Test
    void aBodyThatUnpacksWithoutEndIsRefused() {
        var deflater = new Deflater(9, true);
        deflater.setInput(new byte[BodyCodec.MOST_BYTES + 1]);
        deflater.finish();
        var packed = new byte[1 << 20];
        int count = deflater.deflate(packed, 1, packed.length - 1);
        deflater.end();
        packed[0] = 0x10;

        assertThatExceptionOfType(BrokenBody.class)
                .isThrownBy(() -> codec.decode(packed, 0, count + 1, new JsonBuffer(1024)))
                .withMessageContaining("larger");
    }

    @Test
    void manyThreadsAtOnceGetTheirOwnBodies() throws Exception {
        var shared = BodyCodec.standard();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < 500; i++) {
                var json = ("{\"resourceType\":\"Basic\",\"id\":\"" + "n" + i * 7919 + "\"}")
                        .repeat(1 + i % 20)
                        .getBytes(UTF_8);
                answers.add(threads.submit(() -> Arrays.equals(shared.decode(shared.encode(json)), json)));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        }
    }

    @Test
    void aBufferIsUsedAgainForTheNextBody() {
        var buffer = new JsonBuffer(1);
        var longer = codec.encode("{\"a\":\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"}".getBytes(UTF_8));
        var shorter = codec.encode("{\"a\":1}".getBytes(UTF_8));

        codec.decode(longer, 0, longer.length, buffer);
        codec.decode(shorter, 0, shorter.length, buffer);

        assertThat(new String(buffer.bytes(), 0, buffer.length(), UTF_8)).isEqualTo("{\"a\":1}");
    }
}
