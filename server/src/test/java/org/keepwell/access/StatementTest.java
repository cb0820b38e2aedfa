package org.keepwell.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keepwell.database.ReadStatements;
import org.keepwell.database.TestProgram;
import org.keepwell.exchange.Imports;
import org.keepwell.patients.Patients;
import org.keepwell.testing.Proves;
import org.keepwell.testing.TestDatabase;

/** Every statement on a patient's table names tenant and patient; nothing but {@code access.enter} sets a context. */
@Tag("database")
@Proves({"T15", "T16"})
class StatementTest {

    private static final String ANA = """
            {"resourceType":"Bundle","type":"transaction","entry":[
             {"fullUrl":"urn:uuid:00000000-0000-0000-0000-000000000001","resource":{"resourceType":"Patient","id":"ana",
              "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
               "system":"urn:mrn","value":"7"}],"name":[{"family":"Silva"}],"birthDate":"1980-02-29"},
              "request":{"method":"POST","url":"Patient"}},
             {"resource":{"resourceType":"Observation","id":"w","status":"final","code":{"text":"%s"},
              "subject":{"reference":"urn:uuid:00000000-0000-0000-0000-000000000001"}},
              "request":{"method":"POST","url":"Observation"}}]}
            """;

    private final List<String> tables = TestProgram.all(TestDatabase.shared(), """
            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where obj_description(c.oid, 'pg_class') = 'placement: patient'
            """);

    @Test
    void anImportAndItsReadsKeepTheRules(@TempDir Path folder) throws Exception {
        var statements = new ReadStatements(tables);
        try (var keepwell = TestProgram.onFresh("statement_test", statements::around)) {
            var console = Actor.console(new TenantId(1), "tester");
            for (var word : List.of("weight", "height")) { // the second time it is changed
                Files.writeString(folder.resolve("ana.json"), ANA.formatted(word));
                var summary = keepwell.bean(Imports.class).run(console, "default", List.of(folder), read -> {});
                assertThat(summary.quarantined()).isEmpty();
            }
            var patient = new PatientId(UUID.fromString(keepwell.one("select patient_id from patients.person")));
            var grant = keepwell.bean(Access.class).check(console, Act.IMPORT, Relation.NONE, patient);
            assertThat(keepwell.bean(Patients.class).card(grant)).isPresent();
            var account = new AccountId(UUID.randomUUID());
            var transaction = keepwell.bean(SealedTransaction.class);
            var relations = keepwell.bean(Relations.class);
            var id = UUID.randomUUID();
            transaction.run(grant, () -> relations.add(grant, account, Relation.SELF, null, null, id));
            assertThat(transaction.in(grant, () -> relations.of(grant, Relation.SELF)))
                    .hasSize(1);
            assertThat(transaction.in(grant, () -> relations.end(grant, id, null)))
                    .isTrue();
        }

        assertThat(statements.broken()).isEmpty();
        assertThat(tables.stream()
                        .filter(table -> statements.onPatients().stream().anyMatch(sql -> sql.contains(table))))
                .contains(
                        "records.resource",
                        "records.past_version",
                        "patients.person",
                        "patients.card",
                        "access.relation");
    }

    @Test
    void everyStatementThatIsHeldByAClassKeepsTheRules() throws Exception {
        var statements = new ReadStatements(tables);
        var held = new ArrayList<String>();
        var ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.keepwell");
        for (var type : ours) {
            for (var field : type.getFields()) {
                if (field.getRawType().isEquivalentTo(PatientStatement.class)) {
                    var reflected = field.reflect();
                    assertThat(Modifier.isStatic(reflected.getModifiers()))
                            .as(field.getFullName())
                            .isTrue();
                    reflected.setAccessible(true);
                    var sql = ((PatientStatement) reflected.get(null)).sql();
                    held.add(field.getFullName());
                    statements.check(sql, false, true);
                }
            }
        }

        assertThat(held).hasSizeGreaterThan(5);
        assertThat(statements.broken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            several statements | select 1; select 2
            several statements | select access.enter(?); select 1; select 2
            sets or merges | set local keepwell.ctx = 'x'
            sets or merges | select set_config('a', 'b', true)
            sets or merges | merge into records.seen using x on true when matched then do nothing
            enters late | select access.enter(?), 1
            does not name | select access.enter(?); select * from records.resource
            does not name | select access.enter(?); select * from records.resource where tenant_id = ?
            does not name | select access.enter(?); insert into records.seen (tenant_id) values (?)
            without a context | select * from records.resource where tenant_id = ? and patient_id = ?
            """)
    void whatBreaksARuleIsSeen(String rule, String sql) {
        var statements = new ReadStatements(tables);

        statements.check(sql, false, true);

        assertThat(statements.broken())
                .anySatisfy(line -> assertThat(line).startsWith(rule.startsWith("without") ? "reads patients" : rule));
    }
}
