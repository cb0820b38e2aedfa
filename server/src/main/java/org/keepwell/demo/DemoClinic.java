package org.keepwell.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The made-up clinic as of one day. Nobody in it exists.
 *
 * <p>{@link #writeTo} writes {@code providers/} (batch bundles, to be imported first, in the order of their names) and
 * {@code bundles/} (one transaction bundle a patient), each {@code .json.gz}.
 */
public final class DemoClinic {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Person> people;
    private final LocalDate today;

    private DemoClinic(LocalDate today) {
        this.people = People.at(today);
        this.today = today;
    }

    /**
     * The same day gives the same clinic, to the byte.
     *
     * @param today the day that counts as today: ages are fixed, birthdays and visits move with it
     */
    public static DemoClinic generate(LocalDate today) {
        return new DemoClinic(today);
    }

    /** Everybody who works there, over all staff roles. */
    public List<DemoStaff> staff() {
        return Clinic.WORKERS.stream()
                .map(worker -> new DemoStaff(worker.name(), worker.login(), worker.role(), worker.npi()))
                .toList();
    }

    /** The six sign-ins of the patient side. Passwords and authenticator secrets are given by whoever opens them. */
    public List<DemoPatientAccount> patientAccounts() {
        return Accounts.of(people, today);
    }

    /** Physician and nurse of each patient who was ever seen. */
    public List<DemoAssignment> assignments() {
        return Accounts.assignments(people);
    }

    /**
     * Writes all bundles, one patient at a time.
     *
     * @param folder is made if it is not there; files of the same name are replaced
     * @throws UncheckedIOException if a file cannot be written
     */
    public void writeTo(Path folder) {
        try {
            write(folder.resolve("providers/1-places.json.gz"), Clinic.places(new Chance("keepwell demo 1 places")));
            write(folder.resolve("providers/2-people.json.gz"), Clinic.people(new Chance("keepwell demo 1 people")));
            for (var person : people) {
                write(folder.resolve("bundles/" + person.code() + ".json.gz"), Story.of(person, today));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void write(Path file, Map<String, Object> bundle) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(JSON.writeValueAsBytes(bundle));
        }
    }

    /** All bundles by file name without ending, for tests and tools. */
    Map<String, Map<String, Object>> bundles() {
        var bundles = new LinkedHashMap<String, Map<String, Object>>();
        bundles.put("1-places", Clinic.places(new Chance("keepwell demo 1 places")));
        bundles.put("2-people", Clinic.people(new Chance("keepwell demo 1 people")));
        people.forEach(person -> bundles.put(person.code(), Story.of(person, today)));
        return bundles;
    }

    List<Person> people() {
        return people;
    }
}
