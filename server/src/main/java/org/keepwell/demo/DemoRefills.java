package org.keepwell.demo;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Relations;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.Accounts;
import org.keepwell.pharmacy.MadeUpPharmacies;
import org.keepwell.pharmacy.Pharmacy;
import org.keepwell.pharmacy.PharmacyDirectory;
import org.keepwell.records.Prescription;
import org.keepwell.records.Prescriptions;
import org.keepwell.refills.CareTeamRefills;
import org.keepwell.refills.DenialReason;
import org.keepwell.refills.Refills;
import org.keepwell.refills.Signatures;
import org.keepwell.refills.Statements;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Component;

/** What the made-up patients have asked for of their medicines, in several states, and the made-up physician's signatures. */
@Component
class DemoRefills {

    /** The same ones in every demo; ids come by chance. */
    private static final Comparator<Prescription> BACKWARDS = Comparator.comparing(
                    (Prescription one) -> Objects.requireNonNullElse(one.sent(), ""), String.CASE_INSENSITIVE_ORDER)
            .reversed();

    /** All of its pharmacies fill what they are sent; in other towns they are slow, wrong or gone, to be tried on purpose. */
    private static final String RELIABLE_TOWN = "Marlow Bay";

    /** Where refills happen. */
    @Component
    record Desk(Refills refills, Statements statements, CareTeamRefills decisions, Signatures signatures) {}

    /** What they are about. */
    @Component
    record Shelf(Prescriptions prescriptions, MadeUpPharmacies pharmacies, PharmacyDirectory directory) {}

    /** Whose they are. */
    @Component
    record People(Access access, Accounts accounts, Relations relations) {}

    private final Desk desk;
    private final Shelf shelf;
    private final People people;
    private final SealedTransaction transaction;
    private final Worklist worklist;
    private final Audit audit;

    DemoRefills(Desk desk, Shelf shelf, People people, SealedTransaction transaction, Worklist worklist, Audit audit) {
        this.desk = desk;
        this.shelf = shelf;
        this.people = people;
        this.transaction = transaction;
        this.worklist = worklist;
        this.audit = audit;
    }

    /** Once, for each made-up patient with an account. */
    void write(DemoClinic clinic) {
        var physician = clinic.staff().stream()
                .filter(worker -> worker.role() == Role.PHYSICIAN)
                .findFirst()
                .map(worker -> actor(worker.login(), Role.PHYSICIAN))
                .orElse(null);
        if (physician == null) {
            return; // a home whose clinic is another one: nobody made up is there
        }
        shelf.pharmacies().put();
        desk.signatures()
                .signAll(
                        people.access().check(physician, Act.SIGN_PROTOCOL, Relation.NONE, null),
                        new AuditTrail(audit));
        for (var person : clinic.patientAccounts()) {
            var patient = person.mrn() == null ? null : actor(person.login(), Role.PATIENT);
            if (patient != null) {
                people
                        .relations()
                        .ofAccount(people.access().own(patient, Act.READ_SESSION), new UUID(0, 0), 10)
                        .stream()
                        .filter(one -> one.kind() == Relation.SELF)
                        .forEach(one -> of(patient, physician, one.patient()));
            }
        }
    }

    private void of(Actor patient, Actor physician, PatientId id) {
        var grant = people.access().check(patient, Act.ASK_REFILL, Relation.SELF, id);
        var medicines = shelf.prescriptions().of(grant, "en", List.of()).stream()
                .filter(Prescription::active)
                .sorted(BACKWARDS)
                .map(Prescription::id)
                .limit(3)
                .toList();
        for (int number = 0; number < medicines.size(); number++) {
            var request = ask(patient, id, medicines.get(number));
            if (number == 1) {
                var seen = seen(physician, id, request);
                var decide = people.access().check(physician, Act.DECIDE_REFILL, Relation.REFILL_ITEM, id);
                desk.decisions()
                        .deny(
                                decide,
                                seen,
                                DenialReason.TOO_EARLY,
                                "You should have enough for three more weeks. Ask again then.",
                                new AuditTrail(audit));
            }
            if (number == 2) {
                var seen = seen(physician, id, request);
                var decide = people.access().check(physician, Act.DECIDE_REFILL, Relation.REFILL_ITEM, id);
                desk.decisions()
                        .needsVisit(decide, seen, "It has been a year. Please come in first.", new AuditTrail(audit));
            }
        }
        var tell = people.access().check(patient, Act.TELL_MEDICINES, Relation.SELF, id);
        desk.statements().tellOfAnother(tell, "Ibuprofen", "when my knee hurts", DemoSetup.ZONE, new AuditTrail(audit));
    }

    private UUID ask(Actor patient, PatientId id, UUID medicine) {
        var grant = people.access().check(patient, Act.ASK_REFILL, Relation.SELF, id);
        var pharmacy = shelf.directory().search(DemoSetup.TENANT, RELIABLE_TOWN, null, false).stream()
                .filter(Pharmacy::mayBeChosen)
                .findFirst()
                .orElseThrow();
        var ask = new Refills.Ask(
                UUID.randomUUID(), List.of(medicine), pharmacy.id().value(), null);
        return desk.refills()
                .ask(grant, ask, DemoSetup.ZONE, new AuditTrail(audit))
                .getFirst()
                .id();
    }

    private CareTeamRefills.Seen seen(Actor physician, PatientId id, UUID request) {
        var grant = people.access().check(physician, Act.READ_REFILL, Relation.REFILL_ITEM, id);
        var item = transaction
                .in(grant, () -> worklist.of(grant, Item.Kind.REFILL, request))
                .orElseThrow();
        return new CareTeamRefills.Seen(item, item.version(), "en", DemoSetup.ZONE, false);
    }

    private @Nullable Actor actor(String login, Role role) {
        return people.accounts()
                .byLogin(DemoSetup.TENANT, login)
                .map(known -> Actor.account(DemoSetup.TENANT, new AccountId(known.id()), role, new UUID(0, 0)))
                .orElse(null);
    }
}
