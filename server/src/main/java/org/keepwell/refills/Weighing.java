package org.keepwell.refills;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Role;
import org.keepwell.records.Prescription;
import org.keepwell.records.Prescriptions;
import org.springframework.stereotype.Component;

/** Puts together what a decision takes. On connections of its own: not inside a transaction. */
@Component
class Weighing {

    /** @param language the header of the request @param zone where the clinic is */
    record Reader(@Nullable String language, ZoneId zone) {}

    private final Footing footing;
    private final RequestFile file;
    private final Prescriptions prescriptions;
    private final ChartFacts chart;
    private final Protocols protocols;

    Weighing(Footing footing, RequestFile file, Prescriptions prescriptions, ChartFacts chart, Protocols protocols) {
        this.footing = footing;
        this.file = file;
        this.prescriptions = prescriptions;
        this.chart = chart;
        this.protocols = protocols;
    }

    /** @throws NotVisible if there is no such request */
    Weighed of(Grant grant, CareTeamRefills.Seen seen) {
        return of(grant, seen.item().subject(), new Reader(seen.language(), seen.zone()));
    }

    /** As above. */
    Weighed of(Grant grant, UUID id, Reader reader) {
        var rows = file.read(grant, id);
        var refill = rows.refill();
        var wanted = refill.medicine();
        var medicines = prescriptions.of(grant, reader.language(), wanted == null ? List.of() : List.of(wanted));
        var medicine = medicines.stream()
                .filter(one -> one.id().equals(wanted))
                .findFirst()
                .orElse(null);
        var asked = rows.asked();
        var alternatives = Alternatives.of(refill, medicine, asked);
        var chosen = alternatives.chosen(refill);
        var name = Weighed.name(refill, medicine);
        boolean controlled =
                (asked != null && asked.controlled()) || isControlled(name, medicine, alternatives, chosen);
        var names = alternatives.names(name);
        var named = protocols.naming(name).orElse(null);
        // what is not known to be in the chart is renewed on nobody's facts: a physician looks at it
        var signed = named == null || controlled || refill.change() || medicine == null
                ? null
                : rows.signed().stream()
                        .filter(one -> one.isOf(named))
                        .findFirst()
                        .orElse(null);
        var protocol = signed != null && isFor(named, grant.actor().role()) ? named : null;
        var values = chart.values(grant, reader.language(), names);
        var facts = chart.of(grant, rows, new ChartFacts.About(medicine, medicines, names), values, reader);
        var proposal = chosen != null
                ? chosen.proposal()
                : refill.change() && asked != null
                        ? Proposal.ofChange(refill, medicine, asked, name)
                        : Proposal.of(refill, medicine, asked);
        var today = footing.clock().instant().atZone(reader.zone()).toLocalDate();
        boolean early = rows.isEarly(medicine, reader.zone(), today);
        var check = protocol == null
                ? null
                : new ProtocolReading(protocol, reader.language(), today).of(facts, values, proposal, early);
        var offered = check != null && grant.actor().role() != Role.PHYSICIAN
                ? proposal.withRefills(Math.min(proposal.refills(), check.maxRefills()))
                : proposal;
        return new Weighed(
                refill,
                medicine,
                asked,
                early,
                controlled,
                facts,
                offered,
                check,
                protocol == null || signed == null ? null : signed.by(),
                alternatives,
                chosen);
    }

    private static boolean isControlled(
            String name,
            @Nullable Prescription medicine,
            Alternatives alternatives,
            Alternatives.@Nullable One chosen) {
        if (alternatives.all().isEmpty()) {
            return KnownMedicines.mayBeControlled(name, medicine == null ? null : medicine.coded());
        }
        return chosen == null ? alternatives.areControlled() : chosen.controlled();
    }

    private static boolean isFor(@Nullable Protocol protocol, @Nullable Role role) {
        return protocol != null && (role == Role.PHYSICIAN || protocol.who().contains(role));
    }
}
