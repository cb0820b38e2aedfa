package org.keepwell.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.TenantId;
import org.keepwell.exchange.Imports;
import org.keepwell.home.Home;
import org.keepwell.identity.ReadyAccounts;
import org.keepwell.tenancy.Tenant;
import org.keepwell.tenancy.Tenants;
import org.springframework.stereotype.Component;

/** Fills an empty demo home: the made-up records through the same import as real ones, then the sign-ins. */
@Component
class DemoSetup {

    static final TenantId TENANT = new TenantId(1);
    static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final Home home;
    private final Tenants tenants;
    private final Imports imports;
    private final Access access;
    private final ReadyAccounts accounts;
    private final DemoRelations relations;
    private final Clock clock;

    DemoSetup(
            Home home,
            Tenants tenants,
            Imports imports,
            Access access,
            ReadyAccounts accounts,
            DemoRelations relations,
            Clock clock) {
        this.home = home;
        this.tenants = tenants;
        this.imports = imports;
        this.access = access;
        this.accounts = accounts;
        this.relations = relations;
        this.clock = clock;
    }

    /** Once: a home that has its tenant is left as it is. */
    void fill(PrintStream out) {
        if (tenants.byId(TENANT).isPresent()) {
            return;
        }
        out.println("Making the made-up clinic (once) ...");
        var today = LocalDate.ofInstant(clock.instant(), ZONE);
        var clinic = DemoClinic.generate(today);
        var console = Actor.console(TENANT, "demo");
        var folder = home.temporary().resolve("demo");
        try {
            clinic.writeTo(folder);
            imports.run(console, "demo", List.of(folder.resolve("providers"), folder.resolve("bundles")), read -> {});
            addAccounts(clinic, console);
            // last: what was left half done by a crash is done again at the next start
            tenants.add(new Tenant(TENANT, Clinic.NAME, "*", ZONE, "en"));
        } finally {
            delete(folder);
        }
    }

    private void addAccounts(DemoClinic clinic, Actor console) {
        var setup = access.check(console, Act.SETUP, Relation.NONE, null);
        var secrets = new DemoSecrets(home);
        var byNpi = new HashMap<String, AccountId>();
        for (var worker : clinic.staff()) {
            byNpi.put(
                    worker.npi(),
                    accounts.add(
                            setup,
                            new ReadyAccounts.Ready(
                                    worker.role(),
                                    worker.login(),
                                    worker.name(),
                                    worker.npi(),
                                    "en",
                                    ZONE.getId(),
                                    secrets.password(worker.login()),
                                    secrets.seed(worker.login()))));
        }
        for (var person : clinic.patientAccounts()) {
            var role = person.mrn() == null ? Role.PROXY : Role.PATIENT;
            var account = accounts.add(
                    setup,
                    new ReadyAccounts.Ready(
                            role,
                            person.login(),
                            person.name(),
                            null,
                            person.language().startsWith("es") ? "es" : "en",
                            ZONE.getId(),
                            secrets.password(person.login()),
                            secrets.seed(person.login())));
            if (person.mrn() != null) {
                relations.add(console, person.mrn(), account, Relation.SELF, null);
            }
            if (person.proxyForMrn() != null) {
                relations.add(console, person.proxyForMrn(), account, Relation.PROXY, person.relation());
            }
        }
        for (var assignment : clinic.assignments()) {
            var clinician = byNpi.get(assignment.npi());
            if (clinician != null) {
                relations.add(console, assignment.mrn(), clinician, Relation.CARE_TEAM, assignment.reason());
            }
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
