package org.keepwell.refills;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Role;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.Accounts;
import org.keepwell.identity.StepUp;
import org.keepwell.patients.Patients;
import org.keepwell.patients.Person;
import org.keepwell.worklists.Step;
import org.springframework.stereotype.Service;

/** Prints what was decided on paper. Each print is an entry of the log and a line in the item's history. */
@Service
public class RefillPapers {

    private final Footing footing;
    private final Weighing weighing;
    private final RefillItems items;
    private final Patients patients;
    private final Accounts accounts;

    RefillPapers(Footing footing, Weighing weighing, RefillItems items, Patients patients, Accounts accounts) {
        this.footing = footing;
        this.weighing = weighing;
        this.items = items;
        this.patients = patients;
        this.accounts = accounts;
    }

    /**
     * @param clinic what it is called
     * @throws NotVisible if there is no such request
     * @throws RuleBroken 409 {@code refill.NOT_ON_PAPER} unless it was decided on paper, to be printed here; for a
     *     controlled substance 403 {@code refill.PRESCRIBER_ONLY} unless the actor is a physician, and {@code session.STEP_UP}
     *     unless the second factor was shown just now; 409 {@code
     *     refill.NO_NUMBER} if who decided has no number any more
     */
    public RefillPaper print(Grant grant, CareTeamRefills.Seen seen, String clinic, AuditTrail trail) {
        var id = seen.item().subject();
        var weighed = weighing.of(grant, id, new Weighing.Reader(null, seen.zone()));
        var refill = weighed.refill();
        var decision = refill.printable();
        var decided = refill.decided();
        if (decision == null || decided == null) {
            throw new RuleBroken(409, "refill.NOT_ON_PAPER");
        }
        if (weighed.controlled() && grant.actor().role() != Role.PHYSICIAN) {
            throw new RuleBroken(403, "refill.PRESCRIBER_ONLY");
        }
        if (weighed.controlled() && !seen.steppedUp()) {
            throw StepUp.missing();
        }
        var prescriber = prescriber(grant, decided.by());
        var person = footing.transaction().in(grant, () -> {
            items.noted(grant, seen.item(), Step.What.PRINTED, footing.cipher(grant));
            trail.append(AuditEntry.allowed(grant, trail.request()).about(id));
            return patients.personIn(grant).orElseThrow(NotVisible::new);
        });
        return new RefillPaper(
                clinic,
                person.displayName(),
                person.birthDay().orElse(null),
                address(person),
                weighed.name(),
                decision.quantity(),
                decision.unit(),
                decision.daysSupply(),
                decision.refills(),
                decision.sig(),
                decision.substitutionAllowed(),
                decision.note(),
                prescriber.name(),
                Objects.requireNonNull(prescriber.npi()),
                decided.at().atZone(seen.zone()).toLocalDate(),
                weighed.controlled());
    }

    private Accounts.Colleague prescriber(Grant grant, UUID id) {
        return accounts.colleagues(grant, List.of(id)).stream()
                .filter(one -> one.npi() != null)
                .findFirst()
                .orElseThrow(() -> new RuleBroken(409, "refill.NO_NUMBER"));
    }

    private static List<String> address(Person person) {
        return person.addresses().stream()
                .findFirst()
                .map(one -> {
                    var lines = new ArrayList<>(one.lines());
                    var place = String.join(
                            " ",
                            Stream.of(one.city(), one.state(), one.postalCode())
                                    .filter(Objects::nonNull)
                                    .toList());
                    lines.add(place);
                    return lines.stream().filter(line -> !line.isBlank()).toList();
                })
                .orElse(List.of());
    }
}
