package org.keepwell.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keepwell.access.Actor;
import org.keepwell.access.TenantId;
import org.keepwell.database.TestProgram;
import org.keepwell.database.TestServer;
import org.keepwell.testing.Proves;
import org.keepwell.testing.SharedData;
import org.postgresql.PGConnection;

/** Whoever takes the disk, or a copy of every table, finds no word of a patient. A word planted in clear is found. */
@Tag("database")
@Proves("T27")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StolenDiskTest {

    private static final List<String> PATIENTS = List.of("s004", "s005", "s015", "s016", "s019");
    private static final int WORDS = 200;

    /** What stands in a patient's own resource, or is text of a result, a note or a diagnosis; 8 bytes or more. */
    private static final Pattern SECRET = Pattern.compile(
            "\"(?:family|value|valueString|text|display|line|postalCode|birthDate|valueAddress)\": (?:\\[ )?\"([^\"\\\\]{8,120})\"");

    private TestProgram keepwell;
    private Needles words;
    private Needles planted;
    private String firstWal;
    private Connection keepsTheLog;

    @BeforeAll
    void importAndPlant() throws IOException, SQLException {
        var data = SharedData.need("synthea");
        keepwell = TestProgram.onFresh("stolen_disk_test");
        keepsTheLog = keepwell.database().superuser();
        try (var statement = keepsTheLog.createStatement()) {
            // a checkpoint, also one that the server makes by itself, takes away what the log held; goes with the
            // connection
            statement.execute("select pg_create_physical_replication_slot('stolen_disk', true, true)");
        }
        firstWal = keepwell.one("select pg_walfile_name(pg_current_wal_insert_lsn())");
        var paths = Stream.concat(
                        Stream.of(data.resolve("providers")),
                        PATIENTS.stream().map(code -> data.resolve("bundles/" + code + ".json.gz")))
                .toList();
        var summary = keepwell.bean(Imports.class)
                .run(Actor.console(new TenantId(1), "tester"), "default", paths, read -> {});
        assertThat(summary.patients()).isEqualTo(PATIENTS.size());
        words = new Needles(secrets(data));
        var clear = List.of(random(10), random(2_500));
        try (var connection = keepwell.database().superuser();
                var statement = connection.createStatement()) {
            statement.execute("create schema scratch");
            statement.execute("create table scratch.note (word text)");
            statement.execute("insert into scratch.note values ('" + clear.get(0) + "'), ('" + clear.get(1) + "')");
            statement.execute("select pg_switch_wal()");
            statement.execute("checkpoint");
            statement.execute("checkpoint"); // as the server makes one whenever it likes
        }
        planted = new Needles(clear.stream()
                .map(word -> word.substring(0, Math.min(20, word.length())))
                .toList());
    }

    @AfterAll
    void close() throws SQLException {
        if (keepsTheLog != null) {
            keepsTheLog.close();
        }
        if (keepwell != null) {
            keepwell.close();
        }
    }

    @Test
    void noTableHoldsAWord() throws SQLException, IOException {
        var tables = keepwell.all("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1
                """);
        assertThat(tables).contains("records.resource", "patients.person", "patients.card", "scratch.note");
        var found = new TreeSet<String>();
        var clear = new TreeSet<String>();
        for (var table : tables) {
            var content = copied(table);
            planted.in(content).forEach(clear::add);
            words.in(content).forEach(word -> found.add(table + ": " + word));
        }

        assertThat(clear).as("the search finds what is there to be found").hasSize(2);
        assertThat(found).isEmpty();
    }

    @Test
    void noFileHoldsAWord() throws IOException {
        var home = TestServer.running().home();
        var data = Path.of(keepwell.one("show data_directory")); // of whichever server the tests run on
        // words of PostgreSQL's own catalogue, such as names of languages, are in every database
        var brought = new TreeSet<String>();
        var pristine = keepwell.one("select oid from pg_database where datname = 'template0'");
        try (var under = Files.list(data.resolve("base").resolve(pristine))) {
            for (var file : under.filter(Files::isRegularFile).toList()) {
                brought.addAll(words.in(Files.readAllBytes(file)));
            }
        }
        assertThat(brought).as("nearly all words are a patient's").hasSizeLessThan(5);
        var base = data.resolve("base")
                .resolve(keepwell.one("select oid from pg_database where datname = current_database()"));
        var files = new ArrayList<Path>();
        for (var folder : List.of(base, data.resolve("global"), data.resolve("pg_xact"), home.logs())) {
            try (var under = Files.walk(folder)) {
                under.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        var tables = files.size();
        try (var under =
                Files.list(data.resolve("pg_wal"))) { // since the import began, whatever recycled names are ahead
            var last = keepwell.one("select pg_walfile_name(pg_current_wal_insert_lsn())");
            under.filter(file -> file.getFileName().toString().compareTo(firstWal) >= 0
                            && file.getFileName().toString().compareTo(last) <= 0)
                    .forEach(files::add);
        }
        assertThat(files).hasSizeGreaterThan(tables);
        var inFiles = new TreeSet<String>();
        var inWal = new TreeSet<String>();
        var found = new TreeSet<String>();
        long bytes = 0;
        for (var file : files) {
            var content = Files.readAllBytes(file);
            bytes += content.length;
            (file.startsWith(data.resolve("pg_wal")) ? inWal : inFiles).addAll(planted.in(content));
            words.in(content).stream()
                    .filter(word -> !brought.contains(word))
                    .forEach(word -> found.add(file.getFileName() + ": " + word));
        }

        System.out.printf("stolen disk: %d words in %,d files of %,d bytes%n", WORDS, files.size(), bytes);
        assertThat(inFiles).as("the search finds what is there to be found").hasSize(2);
        assertThat(inWal).hasSize(2);
        assertThat(found).isEmpty();
    }

    /** As COPY writes it, and the bytes of sealed columns as they are. */
    private byte[] copied(String table) throws SQLException, IOException {
        var content = new ByteArrayOutputStream();
        try (var connection = keepwell.database().superuser();
                var statement = connection.createStatement()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", content);
            var columns = keepwell.all("select attname from pg_attribute where attrelid = '" + table
                    + "'::regclass and atttypid = 'bytea'::regtype and attnum > 0 and not attisdropped");
            for (var column : columns) {
                try (var rows = statement.executeQuery(
                        "select " + column + " from " + table + " where " + column + " is not null")) {
                    while (rows.next()) {
                        content.writeBytes(rows.getBytes(1));
                        content.write('\n');
                    }
                }
            }
        }
        return content.toByteArray();
    }

    /** Two hundred of them, by lot. What also stands in the directory of people and places is public, and no secret. */
    private List<String> secrets(Path data) throws IOException {
        var secrets = new TreeSet<String>();
        for (var code : PATIENTS) {
            var text = unpacked(data.resolve("bundles/" + code + ".json.gz"));
            SECRET.matcher(text).results().map(result -> result.group(1)).forEach(secrets::add);
        }
        var open = new StringBuilder();
        try (var files = Files.list(data.resolve("providers"))) {
            for (var file : files.toList()) {
                open.append(unpacked(file));
            }
        }
        var shared = open.toString();
        // the days of visits and results are in clear; a system's address is public; what practitioners and places are
        // called is in the directory
        secrets.removeIf(word -> shared.contains(word)
                || word.startsWith("http")
                || word.startsWith("urn:")
                || word.matches("\\d{4}-\\d\\d-\\d\\d.*"));
        var chosen = new ArrayList<>(secrets);
        java.util.Collections.shuffle(chosen, new Random(4));
        var family = secrets.stream()
                .filter(word -> word.matches("[A-Z][a-z']+\\d+"))
                .toList();
        assertThat(family).as("names are among them").isNotEmpty();
        var all = new TreeSet<>(family);
        for (var word : chosen) {
            if (all.size() == WORDS) {
                break;
            }
            all.add(word);
        }
        assertThat(all).hasSize(WORDS);
        return List.copyOf(all);
    }

    private static String unpacked(Path file) throws IOException {
        return new String(
                new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file))).readAllBytes(), UTF_8);
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        new java.security.SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
