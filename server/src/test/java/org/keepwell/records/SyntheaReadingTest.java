package org.keepwell.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.Keepwell;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.exchange.Imports;
import org.keepwell.tenancy.Tenant;
import org.keepwell.tenancy.Tenants;
import org.keepwell.testing.SharedData;
import org.keepwell.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** A whole record as an importer wrote it: every list to its end, every detail. */
@SpringBootTest(classes = Keepwell.class, webEnvironment = WebEnvironment.NONE)
class SyntheaReadingTest {

    private static final org.keepwell.access.TenantId CLINIC = new org.keepwell.access.TenantId(4102);

    @Autowired
    private Imports imports;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Access access;

    @Autowired
    private Results results;

    @Autowired
    private Shelves shelves;

    @Autowired
    private Visits visits;

    @Autowired
    private Vitals vitals;

    @Autowired
    private HomePages homes;

    @Test
    void everyListReadsToItsEndAndEveryResultOpens() throws Exception {
        var file = SharedData.need("synthea/bundles/s001.json.gz");
        tenants.add(
                new Tenant(CLINIC, "Made-up Clinic", "synthea.test", java.time.ZoneId.of("America/New_York"), "en"));
        var people = SharedData.need("synthea/providers"); // whom a record points to must be here first
        imports.run(Actor.console(CLINIC, "test"), "synthea", List.of(people, file), count -> {});
        var patient = patient();

        var rows = new ArrayList<ResultRow>();
        Cursor after = null;
        int total;
        do {
            var page = results.newestFirst(
                    self(patient, Act.READ_RESULTS), Language.ES, after, new Days(null, null), null);
            rows.addAll(page.items());
            after = Cursor.of(page.next());
            total = page.total();
        } while (after != null);

        assertThat(rows)
                .hasSize(total)
                .hasSizeGreaterThan(100)
                .extracting(ResultRow::id)
                .doesNotHaveDuplicates();
        assertThat(rows).allMatch(row -> row.name().sent() != null);
        assertThat(rows)
                .anyMatch(row -> row.kind() == ResultRow.Kind.SINGLE
                        && row.known() > 0
                        && row.name().plain() != null);
        var trends = rows.stream()
                .limit(60)
                .map(row -> results.one(self(patient, Act.READ_RESULTS), Language.EN, row.id()))
                .toList();
        assertThat(trends).anyMatch(detail -> !detail.parts().isEmpty());
        var part = trends.stream()
                .flatMap(detail -> detail.parts().stream())
                .findFirst()
                .orElseThrow();
        assertThat(results.one(self(patient, Act.READ_RESULTS), Language.EN, part.id())
                        .panel())
                .isNotNull();

        var start = new Shelves.Place(Language.EN, null, null);
        var medicines = shelves.medicines(self(patient, Act.READ_MEDICINES), start);
        assertThat(medicines.items()).hasSize(20).allMatch(row -> row.name().sent() != null);
        assertThat(shelves.conditions(self(patient, Act.READ_CONDITIONS), start).items())
                .isNotEmpty();
        assertThat(shelves.notes(self(patient, Act.READ_NOTES), start).items()).hasSize(20);
        assertThat(vitals.newest(self(patient, Act.READ_VITALS), Language.EN))
                .anyMatch(
                        group -> group.latest() != null && group.latest().text().contains("/"));
        var visit = visits.newestFirst(self(patient, Act.READ_VISITS), Language.EN, null, new Days(null, null))
                .items()
                .getFirst();
        assertThat(visits.one(self(patient, Act.READ_VISITS), Language.EN, visit.id())
                        .visit())
                .isEqualTo(visit);
        var home = homes.of(self(patient, Act.READ_HOME), Language.EN, true);
        assertThat(home.recordSince()).isNotNull().isLessThan(2000);
        assertThat(home.counts().get("visits")).isGreaterThan(100);
    }

    private Grant self(PatientId patient, Act act) {
        var account = new AccountId(new UUID(1, 1));
        return access.check(
                Actor.account(CLINIC, account, Role.PATIENT, UUID.randomUUID()), act, Relation.SELF, patient);
    }

    private static PatientId patient() throws Exception {
        try (var database = TestDatabase.shared().superuser();
                var statement = database.createStatement();
                var row = statement.executeQuery(
                        "select patient_id from patients.person where tenant_id = " + CLINIC.value())) {
            assertThat(row.next()).isTrue();
            return new PatientId(row.getObject(1, UUID.class));
        }
    }
}
