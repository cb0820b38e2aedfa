package org.keepwell.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.keepwell.records.codec.BodyCodec;

/** One import into memory, of files that a test writes; JSON is given with single quotes. */
final class Import {

    static final ImportedIds IDS = ImportedIds.withKey(new byte[32], "test");

    /** Ana, with a record number. */
    static final String ANA = "{'resourceType':'Patient','id':'ana','identifier':[{'type':{'coding':[{'system':"
            + "'http://terminology.hl7.org/CodeSystem/v2-0203','code':'MR'}]},'system':'urn:mrn','value':'7'}],'name':[{'family':'Silva'}]}";

    private static final String LABELS = """
            system,code,name,source
            http://snomed.info/sct,424393004,ABUSE,made up for the test, with a comma
            http://snomed.info/sct,72892002,REPRODUCTIVE,made up for the test
            """;

    private static final String CATEGORIES = """
            system,code,name,source
            http://loinc.org,55757-9,SOCIAL,made up for the test
            """;

    final MemorySink sink = new MemorySink();
    private final Path folder;

    Import(Path folder) {
        this.folder = folder;
    }

    static CodeBook codes() {
        return new CsvCodeBook(
                new ByteArrayInputStream(LABELS.getBytes(UTF_8)), new ByteArrayInputStream(CATEGORIES.getBytes(UTF_8)));
    }

    Import file(String name, String json) {
        return file(name, json.replace('\'', '"').getBytes(UTF_8));
    }

    Import file(String name, byte[] content) {
        try {
            if (name.endsWith(".gz")) {
                try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
                    out.write(content);
                }
            } else {
                Files.write(folder.resolve(name), content);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A transaction bundle with a {@code urn:uuid} full URL for each resource, 1 for the first. */
    static String bundle(String... resources) {
        var text = new StringBuilder("{'resourceType':'Bundle','type':'transaction','entry':[");
        for (int i = 0; i < resources.length; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{'fullUrl':'")
                    .append(urn(i + 1))
                    .append("','resource':")
                    .append(resources[i])
                    .append(",'request':{'method':'POST','url':'x'}}");
        }
        return text.append("]}").toString();
    }

    static String urn(int number) {
        return "urn:uuid:00000000-0000-0000-0000-%012d".formatted(number);
    }

    ImportSummary run() {
        return new BundleImport(IDS, codes(), BodyCodec.standard(), sink, sink).run(List.of(folder));
    }

    /** The one resource of this type and id as sent. */
    PreparedResource resource(String type, String id) {
        return Objects.requireNonNull(sink.rows.get(IDS.of(type, id)), type + "/" + id);
    }

    ResourceFacts facts(String type, String id) {
        return resource(type, id).facts();
    }

    String json(String type, String id) {
        return new String(resource(type, id).json(), UTF_8).replace('"', '\'');
    }
}
