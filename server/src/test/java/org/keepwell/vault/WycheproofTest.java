package org.keepwell.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The primitives under every key, against Google's collection of known attacks. */
class WycheproofTest {

    private record Case(JsonNode group, JsonNode test) {

        byte[] bytes(String field) {
            return HexFormat.of().parseHex(test.get(field).asString());
        }

        int parameter(String field) {
            return group.get(field).asInt();
        }

        boolean isValid() {
            return "valid".equals(test.get("result").asString());
        }
    }

    @Test
    void dataKeysOpenWhatIsRightAndRefuseTheRest() throws IOException {
        var fitting = cases("aes_gcm_test").stream()
                .filter(one -> one.parameter("keySize") == 256
                        && one.parameter("ivSize") == 96
                        && one.parameter("tagSize") == 128)
                .toList();

        assertThat(fitting).hasSize(66).allSatisfy(one -> {
            var key = DataKey.of(one.bytes("key"));
            var sealed = ByteBuffer.allocate(12 + one.bytes("ct").length + 16)
                    .put(one.bytes("iv"))
                    .put(one.bytes("ct"))
                    .put(one.bytes("tag"))
                    .array();
            if (one.isValid()) {
                assertThat(key.open(sealed, one.bytes("aad"))).isEqualTo(one.bytes("msg"));
            } else {
                assertThatExceptionOfType(VaultException.class).isThrownBy(() -> key.open(sealed, one.bytes("aad")));
            }
        });
    }

    /** We derive 32 bytes without salt; HKDF gives the same first bytes whatever the length asked for. */
    @Test
    void derivedKeysAreThoseOfHkdf() throws IOException {
        var fitting = cases("hkdf_sha256_test").stream()
                .filter(one ->
                        one.bytes("salt").length == 0 && one.test().get("size").asInt() >= 32 && one.isValid())
                .toList();

        assertThat(fitting)
                .hasSizeGreaterThan(10)
                .allSatisfy(one -> assertThat(TenantKey.derive(one.bytes("ikm"), one.bytes("info")))
                        .isEqualTo(Arrays.copyOf(one.bytes("okm"), 32)));
    }

    @Test
    void hashesAreThoseOfHmac() throws Exception {
        var fitting = cases("hmac_sha256_test").stream()
                .filter(one -> one.parameter("tagSize") == 256)
                .toList();

        assertThat(fitting).hasSize(87);
        for (var one : fitting) {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(one.bytes("key"), "HmacSHA256"));
            assertThat(Arrays.equals(mac.doFinal(one.bytes("msg")), one.bytes("tag")))
                    .isEqualTo(one.isValid());
        }
    }

    private static List<Case> cases(String file) throws IOException {
        var path = SharedData.need("misc/wycheproof").resolve(file + ".json.gz");
        try (var in = new GZIPInputStream(Files.newInputStream(path))) {
            var cases = new ArrayList<Case>();
            for (var group : JsonMapper.shared().readTree(in).get("testGroups")) {
                group.get("tests").forEach(test -> cases.add(new Case(group, test)));
            }
            return cases;
        }
    }
}
