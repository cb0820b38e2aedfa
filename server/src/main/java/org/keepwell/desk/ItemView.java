package org.keepwell.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Role;
import org.keepwell.messaging.StaffThread;
import org.keepwell.refills.CareTeamStatements;
import org.keepwell.refills.RefillItem;
import org.keepwell.worklists.Item;
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

    record Row(
            UUID id,
            Item.Kind kind,
            Topic topic,
            String title,
            Patient patient,
            BoardName board,
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

    /** One of {@code thread}, {@code refill} and {@code statements} is there, as the item's kind says. */
    record View(
            Row row,
            UUID patientId,
            @Nullable StaffThread thread,
            @Nullable RefillItem refill,
            @Nullable List<CareTeamStatements.View> statements,
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
