package org.keepwell.records;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.NotVisible;
import org.keepwell.access.PatientId;
import org.keepwell.patients.Person;
import org.keepwell.records.codec.BodyCodec;
import org.keepwell.records.codec.JsonBuffer;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;

/** One statement's answer, by section, and the means to open its rows. For one request, one thread. */
final class Sections {

    private static final BodyCodec CODEC = BodyCodec.standard();

    private final PatientId patient;
    private final Map<Section, List<Row>> rows = new EnumMap<>(Section.class);
    private final @Nullable PatientCipher cipher;
    private final JsonBuffer buffer = new JsonBuffer(8192);
    private @Nullable Person person;

    Sections(PatientId patient, List<Row> all, java.util.function.Function<byte[], PatientCipher> unwrap) {
        this.patient = patient;
        all.forEach(row -> rows.computeIfAbsent(row.section(), section -> new ArrayList<>())
                .add(row));
        this.cipher = first(Section.KEY).map(row -> unwrap.apply(row.body())).orElse(null);
    }

    List<Row> of(Section section) {
        return rows.getOrDefault(section, List.of());
    }

    Optional<Row> first(Section section) {
        return of(section).stream().findFirst();
    }

    /** Rows of a section by the report they belong to. */
    Map<UUID, List<Row>> byOwner(Section section) {
        return of(section).stream()
                .filter(row -> row.owner() != null)
                .collect(Collectors.groupingBy(row -> java.util.Objects.requireNonNull(row.owner())));
    }

    int total() {
        return (int) of(Section.TOTAL).stream().mapToLong(Row::count).sum();
    }

    /** Opens a row and reads its resource. */
    <F extends Fhir.Fields> F open(Row row, F reader) {
        var packed = cipher().open(row.body(), new Place("records.resource", "body", row.id(), row.version()));
        CODEC.decode(packed, 0, packed.length, buffer);
        return Fhir.read(buffer.bytes(), buffer.length(), reader);
    }

    /** The person whose record this is. */
    Person person() {
        if (person == null) {
            var row = first(Section.PERSON).orElseThrow(NotVisible::new);
            person = Person.open(cipher(), patient, row.body(), row.version());
        }
        return person;
    }

    boolean hasPerson() {
        return first(Section.PERSON).isPresent();
    }

    private PatientCipher cipher() {
        if (cipher == null) {
            throw new NotVisible(); // no key, no record: the patient is not there, or was shredded
        }
        return cipher;
    }
}
