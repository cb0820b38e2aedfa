package org.keepwell.desk;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.messaging.StaffThread;
import org.keepwell.messaging.StaffThreads;
import org.keepwell.refills.CareTeamRefills;
import org.keepwell.refills.CareTeamStatements;
import org.keepwell.refills.RefillItem;
import org.keepwell.refills.RefillReading;
import org.springframework.stereotype.Component;

/** What an item is about, whatever its kind. */
@Component
class Subjects {

    /** One of them is there. */
    record Subject(
            String title,
            @Nullable StaffThread thread,
            @Nullable RefillItem refill,
            @Nullable List<CareTeamStatements.View> statements,
            ItemView.@Nullable TaskView task) {

        /** Whom the patient meant it for. */
        @Nullable
        UUID meantFor() {
            var clinician = thread == null ? null : thread.clinician();
            return clinician == null ? null : clinician.id();
        }

        /** Without what is said: it must not be printed. */
        @Override
        public String toString() {
            return "subject";
        }
    }

    private final Entrance entrance;
    private final StaffThreads threads;
    private final RefillReading refills;
    private final CareTeamStatements statements;
    private final Tasks tasks;

    Subjects(
            Entrance entrance,
            StaffThreads threads,
            RefillReading refills,
            CareTeamStatements statements,
            Tasks tasks) {
        this.entrance = entrance;
        this.threads = threads;
        this.refills = refills;
        this.statements = statements;
        this.tasks = tasks;
    }

    Subject read(Grant own, Entrance.Entered entered, Items.Looking looking, AuditTrail trail) {
        return switch (entered.item().kind()) {
            case MESSAGE -> {
                var thread = threads.read(entered.grant(), entered.item(), looking.reads());
                yield new Subject(thread.subject(), thread, null, null, null);
            }
            case REFILL -> {
                var refill = refill(entered, looking, trail);
                yield new Subject(refill.medicine().name(), null, refill, null, null);
            }
            case STATEMENT -> {
                var told = statements(entered, trail);
                var title = told.stream().map(CareTeamStatements.View::name).collect(Collectors.joining(", "));
                yield new Subject(title, null, null, told, null);
            }
            case TASK, APPOINTMENT -> {
                var task = tasks.read(own, entered);
                yield new Subject(task.title(), null, null, null, task.view());
            }
        };
    }

    StaffThreads.Title title(Entrance.Entered entered) {
        var subject = entered.item().subject();
        return switch (entered.item().kind()) {
            case MESSAGE -> threads.title(entered.grant(), subject);
            case REFILL ->
                forAll(refills.title(entrance.refill(entered, Act.READ_REFILL).grant(), subject));
            case STATEMENT ->
                forAll(statements.title(
                        entrance.refill(entered, Act.READ_REFILL).grant(), subject));
            case TASK, APPOINTMENT -> forAll(tasks.title(entered));
        };
    }

    private static StaffThreads.Title forAll(String title) {
        return new StaffThreads.Title(title, null);
    }

    private List<CareTeamStatements.View> statements(Entrance.Entered entered, AuditTrail trail) {
        var told = entrance.refill(entered, Act.READ_REFILL);
        trail.submit(AuditEntry.allowed(told.grant(), trail.request())
                .about(told.item().subject()));
        return statements.read(told.grant(), told.item().subject());
    }

    private RefillItem refill(Entrance.Entered entered, Items.Looking looking, AuditTrail trail) {
        var request = entrance.refill(entered, Act.READ_REFILL);
        trail.submit(AuditEntry.allowed(request.grant(), trail.request())
                .about(request.item().subject()));
        return refills.read(
                request.grant(),
                new CareTeamRefills.Seen(
                        request.item(), request.item().version(), looking.language(), looking.zone(), false));
    }
}
