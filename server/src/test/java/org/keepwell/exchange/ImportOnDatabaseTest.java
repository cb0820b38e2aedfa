package org.keepwell.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.access.Actor;
import org.keepwell.access.TenantId;
import org.keepwell.database.TestProgram;
import org.keepwell.records.ResourceType;
import org.keepwell.testing.SharedData;
import org.keepwell.testing.TestDatabase;
import org.keepwell.vault.TenantKey;
import org.keepwell.vault.Vault;

/** Forty whole records into a real database: once, again, changed, and after a crash. One story, told in order. */
@Tag("database")
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportOnDatabaseTest {

    private static final String DATABASE = "import_test";
    private static final TenantId TENANT = new TenantId(1);
    private static final String SOURCE = "default";

    /** 0.9 KB, see decisions.md, "Figures that replace others". */
    private static final int MOST_BYTES_A_RESOURCE = 921;

    /** Every row of a record, whatever the moment at which it arrived; what has no time of its own is sorted by that. */
    private static final String DIGEST = """
            select md5(string_agg(patient_id || ' ' || id || ' ' || version || ' ' || type || ' ' || shelf || ' ' || category
                || ' ' || labels || ' ' || encode(body_hash, 'hex') || ' ' || coalesce(encode(code_hash, 'hex'), '-')
                || ' ' || case time_form when 0 then '-' else sort_at::text end || ' ' || coalesce(report_id::text, '-') || ' ' || coalesce(encounter_id::text, '-'), E'\\n'
                order by patient_id, id))
            from records.resource
            """;

    /** What an import did to patients, as the log has it. */
    /** Groups of which the tally and the rows themselves tell a different number. */
    private static final String MISCOUNTED = """
            with kept as (select tenant_id, patient_id, shelf, type, state, category, labels, n::bigint from records.tally
                    where n <> 0),
                counted as (select tenant_id, patient_id, shelf, type, state, category, labels, count(*)
                    from records.resource where visible_from <= arrived_at group by 1, 2, 3, 4, 5, 6, 7)
            select count(*) from ((table kept except table counted) union all (table counted except table kept)) d
            """;

    private static final String CHANGES = "select count(*) from audit.event where act = 70 and digest is not null";

    @TempDir
    private Path folder;

    private Path data;
    private TestProgram keepwell;
    private ImportSummary first;
    private double seconds;

    @BeforeAll
    void importAllOnce() {
        data = SharedData.need("synthea");
        keepwell = TestProgram.onFresh(DATABASE);
        var one = run(data.resolve("providers"), data.resolve("bundles/s004.json.gz"));
        assertThat(one.quarantined()).isEmpty();
        assertThat(one.added()).isEqualTo(89);
        long began = System.nanoTime();
        first = run(data.resolve("bundles"));
        seconds = (System.nanoTime() - began) / 1e9;
    }

    @AfterAll
    void close() {
        if (keepwell != null) {
            keepwell.close();
        }
    }

    @Test
    @Order(1)
    void everyResourceOfTheIndexIsThereAndNoneIsQuarantined() throws IOException {
        assertThat(first.quarantined()).isEmpty();
        assertThat(first.patients()).isEqualTo(40);
        assertThat(first.unchanged()).as("s004 was there").isEqualTo(89);
        var ids = ids();
        var lines = Files.readAllLines(data.resolve("index.csv"));
        var heads = lines.getFirst().split(",");
        int firstType = Arrays.asList(heads).indexOf("AllergyIntolerance");
        var expected = lines.stream()
                .skip(1)
                .map(line -> line.split(","))
                .flatMap(cells -> java.util.stream.IntStream.range(firstType, heads.length)
                        .filter(n -> !"0".equals(cells[n]))
                        .mapToObj(n -> ids.of("Patient", cells[1]) + " "
                                + ResourceType.named(heads[n]).orElseThrow().code() + " " + cells[n]));

        assertThat(
                        keepwell.all(
                                "select patient_id || ' ' || type || ' ' || count(*) from records.resource group by patient_id, type"))
                .containsExactlyInAnyOrderElementsOf(expected.toList());
        assertThat(keepwell.one("select count(*) from records.quarantine")).isEqualTo("0");
        assertThat(keepwell.one("select count(*) from patients.directory")).isEqualTo("445");
    }

    @Test
    @Order(2)
    void aResourceTakesNoMoreThanIsPromised() {
        long rows = number("select count(*) from records.resource");
        long bytes =
                number("select pg_total_relation_size('records.resource') + pg_total_relation_size('records.part_of')");

        System.out.printf(
                "import: %,d resources, %.0f bytes each with indexes, %,.0f a second%n",
                rows, (double) bytes / rows, first.added() / seconds);
        assertThat(bytes / rows).isLessThanOrEqualTo(MOST_BYTES_A_RESOURCE);
    }

    @Test
    @Order(3)
    void theSameFilesAgainChangeNothing() {
        var before = keepwell.one(DIGEST);
        var changes = keepwell.one(CHANGES);

        var again = run(data.resolve("providers"), data.resolve("bundles"));

        assertThat(again.unchanged()).isEqualTo(first.added() + 89);
        assertThat(again.added() + again.updated()).isZero();
        assertThat(again.quarantined()).isEmpty();
        assertThat(keepwell.one(DIGEST)).isEqualTo(before);
        assertThat(keepwell.one(CHANGES)).isEqualTo(changes);
        assertThat(keepwell.one("select count(*) from records.past_version")).isEqualTo("0");
        assertThat(number("select count(*) from records.tally")).isGreaterThan(10);
        assertThat(keepwell.one(MISCOUNTED)).isEqualTo("0");
        assertThat(keepwell.one("select count(*) from patients.person where version > 1"))
                .isEqualTo("0");
    }

    @Test
    @Order(4)
    void aChangedResourceKeepsItsPastVersion() throws IOException {
        var file = folder.resolve("s004.json");
        var text = unpacked("s004").replace("\"value\": 49,", "\"value\": 49.50,");
        Files.writeString(file, text);
        var changes = number(CHANGES);

        var summary = run(file);

        assertThat(summary.updated()).isEqualTo(1);
        assertThat(summary.unchanged()).isEqualTo(88);
        assertThat(keepwell.all("""
                select r.version || ' ' || p.version || ' ' || (r.body_hash <> p.body_hash) || ' ' || (p.replaced_at >= p.arrived_at)
                from records.past_version p join records.resource r using (tenant_id, patient_id, id)
                """)).containsExactly("2 1 true true");
        assertThat(number(CHANGES)).isEqualTo(changes + 1);
        assertThat(keepwell.one(MISCOUNTED)).isEqualTo("0");
    }

    @Test
    @Order(5)
    void anImportThatWasKilledAndRunAgainEndsAsOneThatWasNot() throws Exception {
        var crashed = "import_killed_test";
        var database = TestDatabase.fresh(crashed);
        sameTenantKey(database);
        var words = List.of(
                data.resolve("providers").toString(),
                data.resolve("bundles/s001.json.gz").toString()); // the largest: it lasts long enough to be killed in
        var whole = number("select count(*) from records.resource where patient_id = '" + patient("s001") + "'");

        var killed = TestProgram.start(crashed, "512m", folder.resolve("killed.txt"), "import", words);
        await(
                killed,
                folder.resolve("killed.txt"),
                () -> Long.parseLong(TestProgram.one(database, "select count(*) from records.resource")) > 200);
        killed.destroyForcibly().waitFor();
        var left = Long.parseLong(TestProgram.one(database, "select count(*) from records.resource"));
        assertThat(left).as("killed in the middle").isBetween(201L, whole - 1);

        var again = TestProgram.start(crashed, "512m", folder.resolve("again.txt"), "import", words);
        assertThat(again.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(again.exitValue())
                .as(Files.readString(folder.resolve("again.txt")))
                .isZero();
        var ofOne = DIGEST + " where patient_id = '" + patient("s001") + "'";
        assertThat(TestProgram.one(database, ofOne)).isEqualTo(keepwell.one(ofOne));
        assertThat(TestProgram.one(database, "select count(*) from patients.directory"))
                .isEqualTo("445");
        assertThat(TestProgram.one(database, "select count(*) from records.past_version"))
                .isEqualTo("0");
        assertThat(TestProgram.one(database, MISCOUNTED)).isEqualTo("0");
        assertThat(TestProgram.one(
                        database, "select sum(count) from audit.event where act = 70 and digest is not null"))
                .as("the log knows of each resource once")
                .isEqualTo(String.valueOf(whole));
    }

    @Test
    @Order(6)
    void theLargestRecordIsImportedWithinAHalfGigabyte() throws Exception {
        TestDatabase.fresh("import_large_test");
        var output = folder.resolve("large.txt");

        var process = TestProgram.start(
                "import_large_test",
                "512m",
                output,
                "import",
                List.of(
                        data.resolve("providers").toString(),
                        data.resolve("bundles/s001.json.gz").toString()));

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        var said = Files.readString(output);
        System.out.println("import of s001 as a command with 512 MB: "
                + said.lines()
                        .filter(line -> line.startsWith("resources"))
                        .findFirst()
                        .orElse(said));
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).containsPattern("resources +10,807 ").containsPattern("quarantined +0");
    }

    @Test
    @Order(7)
    void brokenFilesAreNamedAndTheOthersAreTakenIn() throws IOException {
        var mixed = Files.createDirectory(folder.resolve("mixed"));
        var good = Files.readAllBytes(data.resolve("bundles/s005.json.gz"));
        Files.write(mixed.resolve("a-cut.json.gz"), Arrays.copyOf(good, good.length / 2));
        Files.writeString(mixed.resolve("b-half.json"), unpacked("s004").substring(0, 100_000));
        Files.writeString(mixed.resolve("c-noise.json"), "this is no JSON");
        Files.write(mixed.resolve("d-empty.json"), new byte[0]);
        Files.write(mixed.resolve("e-good.json.gz"), good);
        var quarantined = number("select count(*) from records.quarantine");

        var summary = run(mixed);

        assertThat(summary.refusedFiles().stream()
                        .map(one -> one.file().getFileName().toString()))
                .containsExactly("a-cut.json.gz", "b-half.json", "c-noise.json", "d-empty.json");
        assertThat(summary.patients()).isEqualTo(1);
        assertThat(summary.unchanged()).isEqualTo(124);
        assertThat(number("select count(*) from records.quarantine")).isEqualTo(quarantined + 4);
    }

    private ImportSummary run(Path... paths) {
        return keepwell.bean(Imports.class).run(Actor.console(TENANT, "tester"), SOURCE, List.of(paths), read -> {});
    }

    private ImportedIds ids() {
        var key = keepwell.bean(Vault.class).tenant(TENANT);
        return new ImportedIds(() -> key.mac(TenantKey.Use.IMPORTED_ID), SOURCE);
    }

    private UUID patient(String code) throws IOException {
        var line = Files.readAllLines(data.resolve("index.csv")).stream()
                .filter(row -> row.startsWith(code + ","))
                .findFirst()
                .orElseThrow();
        return ids().of("Patient", line.split(",")[1]);
    }

    private String unpacked(String code) throws IOException {
        var packed = Files.readAllBytes(data.resolve("bundles/" + code + ".json.gz"));
        return new String(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(), UTF_8);
    }

    /** Ids are made with the tenant's key, so two databases can be compared only if they have the same. */
    private void sameTenantKey(TestDatabase other) throws SQLException {
        var row = keepwell.all(
                        "select tenant_id || ',' || version || ',' || encode(wrapped, 'hex') || ',' || root_key_id"
                                + " from vault.tenant_key")
                .getFirst()
                .split(",");
        try (var connection = other.superuser();
                var insert = connection.prepareStatement(
                        "insert into vault.tenant_key values (?::int, ?::int, decode(?, 'hex'), ?, now())")) {
            for (int n = 0; n < row.length; n++) {
                insert.setString(n + 1, row[n]);
            }
            insert.executeUpdate();
        }
    }

    private long number(String sql) {
        return Long.parseLong(keepwell.one(sql));
    }

    private static void await(Process process, Path output, java.util.function.BooleanSupplier reached)
            throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!reached.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new AssertionError("it ended with status " + process.exitValue()
                        + " before it could be killed, and said:\n" + Files.readString(output));
            }
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}
