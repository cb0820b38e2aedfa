package org.keepwell.testing;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.TenantId;
import org.keepwell.identity.Accounts;
import org.keepwell.identity.Passwords;
import org.keepwell.identity.ReadyAccounts;
import org.keepwell.identity.StaffAccounts;
import org.keepwell.patients.PatientRelations;
import org.keepwell.tenancy.Tenants;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.util.function.SingletonSupplier;

/** Accounts of made-up people, and how they stand to patients. */
@TestComponent
class WorldAccounts {

    /** Everybody's: hundreds of people, few of whom ever type it, and each hash takes what hashes are meant to take. */
    private static final String PASSWORD = "quiet lantern over the marsh";

    private final ReadyAccounts ready;
    private final StaffAccounts staff;
    private final Accounts accounts;
    private final PatientRelations relations;
    private final Tenants tenants;
    private final Access access;
    private final Supplier<String> hash;
    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger made = new AtomicInteger();

    WorldAccounts(
            ReadyAccounts ready,
            StaffAccounts staff,
            Accounts accounts,
            PatientRelations relations,
            Tenants tenants,
            Access access,
            Passwords passwords) {
        this.ready = ready;
        this.staff = staff;
        this.accounts = accounts;
        this.relations = relations;
        this.tenants = tenants;
        this.access = access;
        this.hash = SingletonSupplier.of(() -> passwords.hash(PASSWORD));
    }

    /** An account that nobody else uses. */
    Person add(TenantId tenant, Role role) {
        int number = made.incrementAndGet();
        var seed = new byte[20];
        random.nextBytes(seed);
        var login = role.name().toLowerCase(java.util.Locale.ROOT) + number + "@clinic.example";
        boolean clinician = role == Role.NURSE || role == Role.PHYSICIAN;
        var npi = clinician ? "%010d".formatted(1_000_000_000L + number) : null;
        var setup = access.check(Actor.console(tenant, "test"), Act.SETUP, Relation.NONE, null);
        var id = ready.add(
                setup,
                new ReadyAccounts.Ready(
                        role, login, "Made Up " + number, npi, "en", "America/New_York", PASSWORD, seed),
                hash.get());
        return new Person(tenant, id.value(), role, login, PASSWORD, seed, npi);
    }

    Person invite(TenantId tenant, Role role) {
        var login = "invited" + made.incrementAndGet() + "@clinic.example";
        var setup = access.check(Actor.console(tenant, "test"), Act.SETUP, Relation.NONE, null);
        staff.invite(setup, login, "Made Up", role, null, tenants.byId(tenant).orElseThrow());
        var id = accounts.byLogin(tenant, login).orElseThrow().id();
        return new Person(tenant, id, role, login, "", new byte[0], null);
    }

    void relate(Person person, PatientId patient, Relation relation, @Nullable String reason) {
        var grant = access.check(Actor.console(person.tenant(), "test"), Act.ASSIGN, Relation.NONE, patient);
        if (relations
                .begin(grant, new AccountId(person.id()), relation, reason, null)
                .isEmpty()) {
            throw new IllegalStateException(person + " stands so already");
        }
    }
}
