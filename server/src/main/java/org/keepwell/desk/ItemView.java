package org.keepwell.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Role;
import org.keepwell.messaging.Held;
import org.keepwell.messaging.StaffThread;
import org.keepwell.refills.CareTeamStatements;
import org.keepwell.refills.RefillItem;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Member;
import org.keepwell.worklists.Step;
import org.keepwell.worklists.Topic;

/** What staff see of an item; shapes of the wire. */
final class ItemView {

    private ItemView() {}

    record Patient(String name, @Nullable Integer birthYear) {

        @Override
        public String toString() {
            return "patient";
        }
    }

    record BoardName(int id, String name) {}

    record Assignee(UUID id, String name, boolean you) {

        @Override
        public String toString() {
            return "assignee " + id;
        }
    }

    /** @param meantFor whom the patient meant it for; null if that is whoever is there, or they left */
    record Row(
            UUID id,
            Item.Kind kind,
            Topic topic,
            String title,
            Patient patient,
            BoardName board,
            @Nullable Assignee meantFor,
            @Nullable Assignee assignee,
            Item.State state,
            Instant waitingSince,
            Instant dueAt,
            @Nullable Instant snoozedUntil,
            boolean flagged,
            boolean escalated,
            boolean answered,
            int version) {

        @Override
        public String toString() {
            return "item " + id;
        }
    }

    record Changed(Row row) {}

    record Page(List<Row> items, @Nullable String next) {}

    /** @param note only staff ever read it */
    record StepView(
            UUID id,
            Step.What what,
            StaffThread.Author author,
            Instant at,
            @Nullable String to,
            @Nullable Instant until,
            @Nullable String note) {

        @Override
        public String toString() {
            return "step " + id;
        }
    }

    enum Because {
        CARE_TEAM,
        POOL,
        ASSIGNED
    }

    record Context(
            String name,
            @Nullable Integer birthYear,
            Because because,
            boolean mayOpenChart,
            @Nullable List<String> allergies,
            @Nullable List<String> medicines,
            @Nullable LocalDate lastVisitOn) {

        @Override
        public String toString() {
            return "context";
        }
    }

    record Person(UUID id, String name, Role role, boolean away) {

        static Person of(Member member) {
            return new Person(member.account(), member.name(), member.role(), member.awayUntil() != null);
        }

        @Override
        public String toString() {
            return "person " + id;
        }
    }

    record Here(String name) {

        @Override
        public String toString() {
            return "somebody";
        }
    }

    /**
     * What is to be done.
     *
     * @param author who made it, or whose letter it is
     * @param held why a letter did not leave, which is then what the note says; null where it is none
     * @param from the conversation's item; null if there is none, or the reader may not open it
     */
    record TaskView(
            String note,
            StaffThread.Author author,
            Instant madeAt,
            @Nullable Held held,
            @Nullable UUID from) {

        @Override
        public String toString() {
            return "task";
        }
    }

    /** One of {@code thread}, {@code refill}, {@code statements} and {@code task} is there, as the item's kind says. */
    record View(
            Row row,
            UUID patientId,
            @Nullable StaffThread thread,
            @Nullable RefillItem refill,
            @Nullable List<CareTeamStatements.View> statements,
            @Nullable TaskView task,
            List<StepView> steps,
            Context context,
            List<Here> here,
            List<Person> people,
            List<BoardName> boards) {

        @Override
        public String toString() {
            return "item " + row.id();
        }
    }

    record Present(List<Here> here) {}
}
