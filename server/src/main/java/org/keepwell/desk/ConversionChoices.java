package org.keepwell.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.refills.RefillsForPatients;
import org.keepwell.worklists.Board;
import org.springframework.stereotype.Component;

/** What the forms offer with which something is made of a conversation. */
@Component
class ConversionChoices {

    record OfBoard(int id, String name, List<ItemView.Person> people) {}

    /** @param clinical whether only nurses and physicians read what is written to it */
    record Schedulers(String name, boolean clinical) {

        static Schedulers of(Board board) {
            return new Schedulers(board.label(), board.isClinical());
        }
    }

    /** @param medicines null for whoever may not read them */
    record Choices(
            List<OfBoard> boards,
            @Nullable Schedulers schedulers,
            @Nullable List<RefillsForPatients.Choice> medicines) {}

    private final Entrance entrance;
    private final People people;
    private final Arrangers arrangers;
    private final RefillsForPatients refills;

    ConversionChoices(Entrance entrance, People people, Arrangers arrangers, RefillsForPatients refills) {
        this.entrance = entrance;
        this.people = people;
        this.arrangers = arrangers;
        this.refills = refills;
    }

    /** @param language the header of the request */
    Choices of(Grant own, java.util.UUID id, @Nullable String language, AuditTrail trail) {
        var entered = entrance.enter(own, id, Act.READ_ITEM);
        var medicines = entrance.also(entered, Act.LIST_REFILL_CHOICES)
                .map(grant -> {
                    trail.submit(AuditEntry.allowed(grant, trail.request()).about(id));
                    return refills.choices(grant, language);
                })
                .orElse(null);
        return new Choices(
                people.forTasks(entered).entrySet().stream()
                        .map(one -> new OfBoard(
                                one.getKey().id(),
                                one.getKey().label(),
                                one.getValue().stream().map(ItemView.Person::of).toList()))
                        .toList(),
                arrangers.of(entered).map(Schedulers::of).orElse(null),
                medicines);
    }
}
