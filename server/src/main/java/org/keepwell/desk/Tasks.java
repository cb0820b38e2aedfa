package org.keepwell.desk;

import java.util.List;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.messaging.Held;
import org.keepwell.messaging.StaffThread;
import org.keepwell.patients.PatientKeys;
import org.keepwell.worklists.Conversion;
import org.keepwell.worklists.Conversions;
import org.springframework.stereotype.Component;

/** Tasks and requests for an appointment as staff see them. */
@Component
class Tasks {

    private final SealedTransaction transaction;
    private final PatientKeys keys;
    private final Conversions conversions;
    private final Entrance entrance;
    private final Rows rows;

    Tasks(SealedTransaction transaction, PatientKeys keys, Conversions conversions, Entrance entrance, Rows rows) {
        this.transaction = transaction;
        this.keys = keys;
        this.conversions = conversions;
        this.entrance = entrance;
        this.rows = rows;
    }

    /** @param title of the item */
    record Read(String title, ItemView.TaskView view) {

        /** Without what is said: it must not be printed. */
        @Override
        public String toString() {
            return "task";
        }
    }

    Read read(Grant own, Entrance.Entered entered) {
        var made = find(entered);
        var words = words(made);
        var author = rows.names(own, List.of(made.by())).get(made.by());
        var from = made.item();
        var held = words.held();
        return new Read(
                words.title(),
                new ItemView.TaskView(
                        words.note(),
                        new StaffThread.Author(
                                author == null ? "" : author.name(),
                                author == null ? Role.NURSE : author.role(),
                                made.by().equals(own.actor().id())),
                        made.madeAt(),
                        held == null ? null : Held.valueOf(held),
                        from != null && entrance.opens(own, entered, from) ? from : null));
    }

    String title(Entrance.Entered entered) {
        return words(find(entered)).title();
    }

    private Conversion find(Entrance.Entered entered) {
        var grant = entered.grant();
        return transaction.in(
                grant,
                () -> conversions
                        .of(grant, entered.item(), keys.find(grant).orElseThrow(NotVisible::new))
                        .orElseThrow(NotVisible::new));
    }

    private static Conversion.Words words(Conversion made) {
        return java.util.Objects.requireNonNull(made.words());
    }
}
