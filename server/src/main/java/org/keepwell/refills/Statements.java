package org.keepwell.refills;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.Label;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Relation;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.records.Prescription;
import org.keepwell.records.Prescriptions;
import org.springframework.stereotype.Service;

/** What the patient's side says of medicines. The clinic's record is never changed by it. */
@Service
public class Statements {

    /** One of those that are told together. @param medicine of one that is not taken any more */
    record Wanted(
            StatementKind kind,
            @Nullable UUID medicine,
            @Nullable String name,
            @Nullable String dose,
            @Nullable String often,
            @Nullable LocalDate since,
            @Nullable String why) {

        /** Without what is said: it must not be printed. */
        @Override
        public String toString() {
            return "wanted statement";
        }
    }

    private final Footing footing;
    private final StatementRepository statements;
    private final StatementItems items;
    private final Prescriptions prescriptions;

    Statements(Footing footing, StatementRepository statements, StatementItems items, Prescriptions prescriptions) {
        this.footing = footing;
        this.statements = statements;
        this.items = items;
        this.prescriptions = prescriptions;
    }

    /** The newest 100, with their answers. */
    List<Statement> newest(Grant grant) {
        return footing.transaction().in(grant, () -> statements.newest(grant, footing.cipher(grant)));
    }

    /**
     * Tells several together: one item for staff.
     *
     * @param key made once per form, so that a second try is the same
     * @param zone where the clinic is
     * @throws RuleBroken 422 if a medicine is none of the patient's, has no name, or a day is to come; 409 if it was told
     *     already, or nobody reads it
     */
    List<Statement> tell(Grant grant, UUID key, List<Wanted> wanted, ZoneId zone, AuditTrail trail) {
        var known = known(grant, wanted);
        var today = footing.clock().instant().atZone(zone).toLocalDate();
        var words = wanted.stream().map(one -> words(one, known, today)).toList();
        return footing.transaction().in(grant, () -> {
            var cipher = footing.cipher(grant);
            var before = statements.ofKey(grant, key, cipher);
            if (!before.isEmpty()) {
                return before;
            }
            var board = items.board(grant);
            var batch = UUID.randomUUID();
            var now = footing.clock().instant().truncatedTo(ChronoUnit.MICROS); // as exact as it is kept
            var told = new ArrayList<Statement>();
            for (int place = 0; place < wanted.size(); place++) {
                var one = wanted.get(place);
                var statement = new Statement(
                        UUID.randomUUID(),
                        batch,
                        one.kind(),
                        one.medicine(),
                        StatementState.TOLD,
                        now,
                        grant.actor().id(),
                        words.get(place),
                        null);
                var sent = new StatementRepository.Sent(key, place, labels(grant, one.medicine()));
                if (!statements.add(grant, statement, sent, cipher)) {
                    throw new RuleBroken(409, "statement.ALREADY_TOLD");
                }
                told.add(statement);
            }
            items.put(grant, batch, told, board, cipher);
            trail.append(AuditEntry.allowed(grant, trail.request()).counting(told.size(), null));
            return told;
        });
    }

    /** Tells of a medicine that the chart does not know; for patients who are made up. */
    public void tellOfAnother(Grant grant, String name, String often, ZoneId zone, AuditTrail trail) {
        var wanted = new Wanted(StatementKind.ALSO_TAKES, null, name, null, often, null, null);
        tell(grant, UUID.randomUUID(), List.of(wanted), zone, trail);
    }

    /** Takes one back. @throws RuleBroken 409 if it was declined or taken back before */
    void withdraw(Grant grant, UUID id, AuditTrail trail) {
        footing.transaction().run(grant, () -> {
            var cipher = footing.cipher(grant);
            var statement = statements.hold(grant, id, cipher).orElseThrow(NotVisible::new);
            if (!statements.withdraw(grant, id, footing.clock().instant())) {
                throw new RuleBroken(409, "statement.ANSWERED");
            }
            boolean nothingLeft = statements.ofBatch(grant, statement.batch(), cipher).stream()
                    .noneMatch(one -> one.state() == StatementState.TOLD);
            if (nothingLeft) {
                items.drop(grant, statement.batch());
            }
            trail.append(AuditEntry.allowed(grant, trail.request()).about(id));
        });
    }

    private Map<UUID, Prescription> known(Grant grant, List<Wanted> wanted) {
        var ids = wanted.stream()
                .map(Wanted::medicine)
                .flatMap(java.util.stream.Stream::ofNullable)
                .toList();
        var known = new HashMap<UUID, Prescription>();
        if (!ids.isEmpty()) {
            prescriptions.of(grant, null, ids).forEach(one -> known.put(one.id(), one));
        }
        return known;
    }

    private static Statement.Words words(Wanted wanted, Map<UUID, Prescription> known, LocalDate today) {
        var since = wanted.since();
        if (since != null && (since.isAfter(today) || since.isBefore(today.minusYears(120)))) {
            throw new RuleBroken(422, "statement.BAD_DATE", "since");
        }
        return switch (wanted.kind()) {
            case NO_LONGER_TAKES -> {
                var medicine = wanted.medicine() == null ? null : known.get(wanted.medicine());
                if (medicine == null || !medicine.active()) {
                    throw new RuleBroken(422, "refill.NO_SUCH_MEDICINE", "medicine");
                }
                yield new Statement.Words(medicine.clinical(), null, null, since, text(wanted.why()));
            }
            case ALSO_TAKES -> {
                var name = text(wanted.name());
                if (name == null || wanted.medicine() != null) {
                    throw new RuleBroken(422, "statement.NO_NAME", "name");
                }
                yield new Statement.Words(name, text(wanted.dose()), text(wanted.often()), since, null);
            }
        };
    }

    /** What a medicine is for that is only named, nobody has looked at. */
    private long labels(Grant grant, @Nullable UUID medicine) {
        if (medicine != null) {
            return prescriptions.labels(grant, medicine);
        }
        // who stands in may read what they wrote themselves
        return grant.relation() == Relation.PROXY ? 0 : Label.UNREVIEWED_TEXT.mask();
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
