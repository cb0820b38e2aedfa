package org.keepwell.records.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The synthetic patients that are not part of this repository, resource by resource. */
final class SharedData {

    private static final JsonMapper JSON = new JsonMapper();

    private SharedData() {}

    static Path folder() {
        return org.keepwell.testing.SharedData.need("");
    }

    /** One resource; {@code patient} is the bundle's name, such as s001. */
    record Sent(String patient, String type, JsonNode resource) {}

    /** Every clinical resource of all bundles, without claims: they repeat the codes of what they bill. */
    static List<Sent> clinicalResources() throws IOException {
        var sent = new ArrayList<Sent>();
        try (var files = Files.list(folder().resolve("synthea/bundles"))) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString().replace(".json.gz", "");
                for (var entry : read(file).path("entry")) {
                    var resource = entry.path("resource");
                    var type = resource.path("resourceType").asString();
                    if (!type.equals("Claim") && !type.equals("ExplanationOfBenefit")) {
                        sent.add(new Sent(name, type, resource));
                    }
                }
            }
        }
        return sent;
    }

    static JsonNode read(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return JSON.readTree(in);
        }
    }

    /** Calls back with the system and the whole coding for each coding anywhere in the node. */
    static void eachCoding(JsonNode node, BiConsumer<String, JsonNode> coding) {
        if (node.isObject() && node.has("system") && node.has("code") && node.has("display")) {
            coding.accept(node.get("system").asString(), node);
        }
        for (var child : node) {
            eachCoding(child, coding);
        }
    }
}
