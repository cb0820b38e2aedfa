package org.keepwell.refills;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Role;
import org.keepwell.pharmacy.Asked;
import org.keepwell.pharmacy.ChangeRequestId;
import org.keepwell.pharmacy.PharmacyPort;
import org.keepwell.pharmacy.RenewalRequestId;
import org.keepwell.records.Glance;
import org.keepwell.records.Laboratory;
import org.keepwell.records.Prescription;
import org.keepwell.records.Prescriptions;
import org.springframework.stereotype.Component;

/** Puts together what a decision takes. On connections of its own: not inside a transaction. */
@Component
class Weighing {

    /** @param language the header of the request @param zone where the clinic is */
    record Reader(@Nullable String language, ZoneId zone) {}

    private record Rows(
            Refill refill,
            List<Refill> before,
            @Nullable Asked asked,
            List<Signatures.Signature> signed,
            List<RefillItem.SaidMedicine> said) {}

    private final Footing footing;
    private final PharmacyPort port;
    private final Prescriptions prescriptions;
    private final Glance glance;
    private final Laboratory laboratory;
    private final Protocols protocols;
    private final Signatures signatures;
    private final SaidMedicines said;

    Weighing(
            Footing footing,
            PharmacyPort port,
            Prescriptions prescriptions,
            Glance glance,
            Laboratory laboratory,
            Protocols protocols,
            Signatures signatures,
            SaidMedicines said) {
        this.footing = footing;
        this.port = port;
        this.prescriptions = prescriptions;
        this.glance = glance;
        this.laboratory = laboratory;
        this.protocols = protocols;
        this.signatures = signatures;
        this.said = said;
    }

    /** @throws NotVisible if there is no such request */
    Weighed of(Grant grant, CareTeamRefills.Seen seen) {
        return of(grant, seen.item().subject(), new Reader(seen.language(), seen.zone()));
    }

    /** As above. */
    Weighed of(Grant grant, UUID id, Reader reader) {
        var rows = footing.transaction().in(grant, () -> rows(grant, id));
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
        var values = laboratory.newest(grant, reader.language(), values(names));
        var facts = facts(grant, rows, medicine, medicines, names, values, reader);
        var proposal = chosen != null
                ? chosen.proposal()
                : refill.change() && asked != null
                        ? Proposal.ofChange(refill, medicine, asked, name)
                        : Proposal.of(refill, medicine, asked);
        var today = footing.clock().instant().atZone(reader.zone()).toLocalDate();
        boolean early = isEarly(rows, medicine, reader.zone(), today);
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

    private Set<String> values(List<String> names) {
        return names.stream()
                .flatMap(one -> MonitoredValues.of(one, protocols.naming(one).orElse(null)).stream())
                .collect(Collectors.toSet());
    }

    private static boolean isFor(@Nullable Protocol protocol, @Nullable Role role) {
        return protocol != null && (role == Role.PHYSICIAN || protocol.who().contains(role));
    }

    /** A pharmacy's request says nothing of that by itself: it is early or not as things are now. */
    private static boolean isEarly(Rows rows, @Nullable Prescription medicine, ZoneId zone, LocalDate today) {
        var refill = rows.refill();
        return refill.early()
                || (refill.askedBy() == null
                        && medicine != null
                        && Supply.isEarly(medicine, lastFill(rows, medicine, zone), today));
    }

    private Rows rows(Grant grant, UUID id) {
        var cipher = footing.cipher(grant);
        var refill = footing.requests().find(grant, id, cipher).orElseThrow(NotVisible::new);
        var renewal = refill.renewal();
        var asked = renewal == null
                ? null
                : refill.change()
                        ? port.asked(grant, new ChangeRequestId(renewal)).orElse(null)
                        : port.asked(grant, new RenewalRequestId(renewal)).orElse(null);
        return new Rows(
                refill,
                footing.requests().newest(grant, cipher),
                asked,
                signatures.valid(grant),
                said.of(grant, cipher));
    }

    private RefillItem.Facts facts(
            Grant grant,
            Rows rows,
            @Nullable Prescription medicine,
            List<Prescription> medicines,
            List<String> names,
            Map<String, Laboratory.Newest> values,
            Reader reader) {
        var shown = glance.of(grant, reader.language());
        var lastVisit = shown.lastVisitAt();
        var others = medicines.stream()
                .filter(Prescription::active)
                .filter(one -> !one.id().equals(rows.refill().medicine()))
                .map(Prescription::clinical)
                .distinct()
                .toList();
        var allergies = shown.allergies();
        return new RefillItem.Facts(
                lastVisit == null ? null : lastVisit.atZone(reader.zone()).toLocalDate(),
                lastFill(rows, medicine, reader.zone()),
                medicine == null || medicine.quantity() == null
                        ? null
                        : medicine.quantity() + (medicine.unit() == null ? "" : " " + medicine.unit()),
                medicine == null ? null : medicine.repeatsLeft(),
                medicine == null ? null : medicine.prescriber(),
                allergies == null ? List.of() : allergies,
                values.values().stream()
                        .map(value -> new RefillItem.LaboratoryValue(
                                value.name(), value.text(), value.shownUnit(), value.on()))
                        .toList(),
                others,
                interactions(
                                names,
                                Stream.concat(others.stream(), SaidMedicines.alsoTaken(rows.said()))
                                        .toList())
                        .map(one -> one.text().in(reader.language()))
                        .toList(),
                rows.said());
    }

    private Stream<Protocol.Interaction> interactions(List<String> names, List<String> others) {
        return names.stream()
                .flatMap(one -> protocols.interactions(one, others).stream())
                .distinct();
    }

    private static @Nullable LocalDate lastFill(Rows rows, @Nullable Prescription medicine, ZoneId zone) {
        var asked = rows.asked();
        var known = medicine == null ? null : Supply.lastFill(medicine, rows.before(), zone);
        return Stream.of(Optional.ofNullable(known), Optional.ofNullable(asked).map(Asked::lastFilledOn))
                .flatMap(Optional::stream)
                .max(LocalDate::compareTo)
                .orElse(null);
    }
}
