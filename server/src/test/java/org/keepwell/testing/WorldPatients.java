package org.keepwell.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.TenantId;
import org.keepwell.exchange.Imports;
import org.keepwell.patients.Patients;
import org.springframework.boot.test.context.TestComponent;

/** Made-up patients with one resource of every category and label, taken in as any sender's are. */
@TestComponent
class WorldPatients {

    private static final String MRN = "urn:keepwell:test:mrn";

    private final Imports imports;
    private final Patients patients;
    private final Access access;

    WorldPatients(Imports imports, Patients patients, Access access) {
        this.imports = imports;
        this.patients = patients;
        this.access = access;
    }

    /** A patient with a record, found again by the record number. */
    PatientId add(TenantId tenant, String number, String given, String family, String birthDate, String phone) {
        return add(tenant, number, given, family, birthDate, phone, List.of());
    }

    PatientId add(
            TenantId tenant,
            String number,
            String given,
            String family,
            String birthDate,
            String phone,
            List<String> more) {
        var person = """
                {"resourceType":"Patient","id":"P","identifier":[{"type":{"coding":[{"system":
                "http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"system":"%s","value":"%s"}],
                "name":[{"use":"official","family":"%s","given":["%s"]}],"birthDate":"%s","gender":"female",
                "telecom":[{"system":"phone","value":"%s"}]}
                """.formatted(MRN, number, family, given, birthDate, phone).replace("\"P\"", "\"" + number + "\"");
        var console = Actor.console(tenant, "test");
        try {
            var folder = Files.createTempDirectory("world");
            Files.writeString(folder.resolve(number + ".json"), bundle(number, person, more));
            var summary = imports.run(console, "test", List.<Path>of(folder), read -> {});
            if (!summary.quarantined().isEmpty()) {
                throw new IllegalStateException("not taken in: " + summary.quarantined());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var lookUp = access.check(console, Act.IMPORT_SHARED, Relation.NONE, null);
        var identifier = new org.keepwell.patients.Person.Identifier("MR", MRN, number);
        return patients.byRecordNumbers(lookUp, List.of(identifier)).iterator().next();
    }

    /** The resources that {@code world/record.json} describes, about this person. */
    private static String bundle(String number, String person, List<String> more) throws IOException {
        var entries = new StringBuilder(entry(number, person));
        try (var in = Objects.requireNonNull(WorldPatients.class.getResourceAsStream("/world/record.ndjson"))) {
            java.util.stream.Stream.concat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines(), more.stream())
                    .map(line -> line.replace("NUMBER", number))
                    .forEach(line -> entries.append(",").append(entry(id(line), line)));
        }
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}";
    }

    private static String entry(String id, String resource) {
        return "{\"fullUrl\":\"http://sender.example/" + type(resource) + "/" + id + "\",\"resource\":" + resource
                + ",\"request\":{\"method\":\"POST\",\"url\":\"x\"}}";
    }

    private static String type(String resource) {
        return between(resource, "\"resourceType\":\"");
    }

    private static String id(String resource) {
        return between(resource, "\"id\":\"");
    }

    private static String between(String text, String start) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf('"', from));
    }
}
