package org.keepwell.refills;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.pharmacy.Pharmacy;
import org.keepwell.pharmacy.PharmacyDirectory;
import org.keepwell.pharmacy.PharmacyId;
import org.keepwell.records.Prescription;
import org.keepwell.records.Prescriptions;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Board;
import org.springframework.stereotype.Service;

/** What the patient's side does: asks for more of a medicine, and sees what became of it. */
@Service
public class Refills {

    static final int NOTE_MAX = 500;

    /**
     * @param sendKey made once per form, so that a second try is the same request
     * @param pharmacy null where staff ask and the patient has chosen none
     */
    public record Ask(
            UUID sendKey,
            List<UUID> medicines,
            @Nullable UUID pharmacy,
            @Nullable String note) {

        /** Without what is said: it must not be printed. */
        @Override
        public String toString() {
            return "ask for medicines";
        }
    }

    /** @param joined somebody asked before, and it was not decided yet */
    public record Asked(UUID id, UUID medicine, boolean joined) {}

    /** @param notTaken as the patient says @param medicines by id; a medicine that is not in the chart any more is not among them */
    record Seen(List<Refill> newest, Map<UUID, Prescription> medicines, List<UUID> notTaken) {

        Optional<Prescription> medicine(Refill refill) {
            return Optional.ofNullable(refill.medicine()).map(medicines::get);
        }
    }

    private final Footing footing;
    private final RefillItems items;
    private final StatementRepository statements;
    private final Prescriptions prescriptions;
    private final PharmacyDirectory directory;

    Refills(
            Footing footing,
            RefillItems items,
            StatementRepository statements,
            Prescriptions prescriptions,
            PharmacyDirectory directory) {
        this.footing = footing;
        this.items = items;
        this.statements = statements;
        this.prescriptions = prescriptions;
        this.directory = directory;
    }

    /** The newest requests, and the medicines of now and of these requests. @param language the header of the request */
    Seen seen(Grant grant, @Nullable String language) {
        var rows = footing.transaction()
                .in(
                        grant,
                        () -> new Rows(
                                footing.requests().newest(grant, footing.cipher(grant)), statements.notTaken(grant)));
        var newest = rows.newest();
        var ids = newest.stream()
                .map(Refill::medicine)
                .flatMap(java.util.stream.Stream::ofNullable)
                .toList();
        var medicines = new HashMap<UUID, Prescription>();
        prescriptions.of(grant, language, ids).forEach(one -> medicines.put(one.id(), one));
        return new Seen(newest, medicines, rows.notTaken());
    }

    private record Rows(List<Refill> newest, List<UUID> notTaken) {}

    /**
     * Asks for each of the medicines; what is asked for already is joined.
     *
     * @param zone where the clinic is
     * @throws RuleBroken 422 if a medicine or the pharmacy is none of those that there are; 409 if a medicine was stopped,
     *     the patient said that they do not take it, or the pharmacy is closed for good
     */
    public List<Asked> ask(Grant grant, Ask ask, ZoneId zone, AuditTrail trail) {
        var ready = ready(grant, ask, zone);
        return footing.transaction().in(grant, () -> {
            var asked = ask(grant, ready, null, footing.cipher(grant));
            trail.append(AuditEntry.allowed(grant, trail.request()).counting(asked.size(), null));
            return asked;
        });
    }

    /** What was found right to ask for. */
    record Ready(
            Ask ask,
            Map<UUID, Prescription> known,
            @Nullable String note,
            ZoneId zone) {}

    /** On a connection of its own: not inside a transaction. @throws RuleBroken as {@link #ask} */
    Ready ready(Grant grant, Ask ask, ZoneId zone) {
        var note = checkedNote(ask.note());
        if (ask.pharmacy() != null) {
            checkPharmacy(grant, ask.pharmacy());
        }
        var known = new HashMap<UUID, Prescription>();
        prescriptions.of(grant, null, ask.medicines()).forEach(one -> known.put(one.id(), one));
        for (var id : ask.medicines()) {
            var medicine = known.get(id);
            if (medicine == null) {
                throw new RuleBroken(422, "refill.NO_SUCH_MEDICINE", "medicines");
            }
            if (!medicine.active()) {
                throw new RuleBroken(409, "refill.STOPPED", "medicines");
            }
        }
        return new Ready(ask, known, note, zone);
    }

    /** Inside a sealed transaction. @param site of the conversation in which the patient asked, or null */
    List<Asked> ask(Grant grant, Ready ready, @Nullable UUID site, PatientCipher cipher) {
        var ask = ready.ask();
        var board = items.board(grant, site).orElseThrow(() -> new RuleBroken(409, "refill.NOBODY_ANSWERS"));
        var notTaken = statements.notTaken(grant);
        if (ask.medicines().stream().anyMatch(notTaken::contains)) {
            throw new RuleBroken(409, "refill.NOT_TAKEN", "medicines");
        }
        var before = footing.requests().newest(grant, cipher);
        var today = footing.clock().instant().atZone(ready.zone()).toLocalDate();
        var asked = new ArrayList<Asked>();
        // in one order for everybody, so that two who ask for the same two never wait for each other
        for (var id : ask.medicines().stream().distinct().sorted().toList()) {
            var medicine = java.util.Objects.requireNonNull(ready.known().get(id));
            boolean early = Supply.isEarly(Supply.last(medicine, before, ready.zone()), today);
            asked.add(one(grant, ask, new Wanted(medicine, ready.note(), early), board, cipher));
        }
        return asked;
    }

    private record Wanted(Prescription medicine, @Nullable String note, boolean early) {}

    private Asked one(Grant grant, Ask ask, Wanted wanted, Board board, PatientCipher cipher) {
        var medicine = wanted.medicine().id();
        var tapped = footing.requests().byKey(grant, ask.sendKey(), medicine, cipher);
        if (tapped.isPresent()) {
            return new Asked(tapped.get().id(), medicine, false);
        }
        var note = wanted.note();
        var fresh = Refill.asked(
                medicine,
                wanted.early(),
                footing.clock().instant(),
                grant.actor().id(),
                RefillPeople.isStaff(grant),
                ask.pharmacy(),
                new Said(wanted.medicine().clinical(), note == null ? List.of() : List.of(note), null));
        long labels = prescriptions.labels(grant, medicine);
        if (footing.requests().add(grant, fresh, labels, ask.sendKey(), cipher)) {
            return put(grant, fresh, board, cipher);
        }
        return joined(grant, ask, medicine, note, cipher)
                // what was open when it was to be added was decided meanwhile: it makes room for a new one
                .or(() -> Optional.of(fresh)
                        .filter(one -> footing.requests().add(grant, one, labels, ask.sendKey(), cipher))
                        .map(one -> put(grant, one, board, cipher)))
                .orElseThrow(() -> new RuleBroken(409, "refill.CHANGED"));
    }

    private Asked put(Grant grant, Refill fresh, Board board, PatientCipher cipher) {
        items.put(grant, fresh, board, cipher);
        footing.tell(grant, fresh);
        return new Asked(fresh.id(), java.util.Objects.requireNonNull(fresh.medicine()), false);
    }

    private Optional<Asked> joined(Grant grant, Ask ask, UUID medicine, @Nullable String note, PatientCipher cipher) {
        return footing.requests()
                .holdOpen(grant, medicine, cipher)
                .map(open -> join(grant, open.joined(note, ask.pharmacy()), cipher))
                // the same tap at the same moment
                .or(() -> footing.requests()
                        .byKey(grant, ask.sendKey(), medicine, cipher)
                        .map(other -> new Asked(other.id(), medicine, false)));
    }

    private Asked join(Grant grant, Refill joined, PatientCipher cipher) {
        footing.requests().save(grant, joined, cipher);
        items.waitsAgain(grant, joined);
        footing.tell(grant, joined);
        return new Asked(joined.id(), java.util.Objects.requireNonNull(joined.medicine()), true);
    }

    private void checkPharmacy(Grant grant, UUID id) {
        var pharmacy = directory
                .byId(grant.tenant(), new PharmacyId(id))
                .orElseThrow(() -> new RuleBroken(422, "refill.NO_SUCH_PHARMACY", "pharmacyId"));
        if (pharmacy.state() == Pharmacy.State.CLOSED_FOR_GOOD) {
            throw new RuleBroken(409, "pharmacy.CLOSED", "pharmacyId");
        }
    }

    private static @Nullable String checkedNote(@Nullable String note) {
        var text = note == null ? "" : note.strip();
        if (text.codePointCount(0, text.length()) > NOTE_MAX) {
            throw new RuleBroken(422, "refill.NOTE_TOO_LONG", "note");
        }
        return text.isEmpty() ? null : text;
    }
}
