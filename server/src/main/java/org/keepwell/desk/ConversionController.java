package org.keepwell.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.keepwell.tenancy.Tenant;
import org.keepwell.worklists.Item;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What staff make of a conversation: a task, a request for an appointment, a request for a medicine. */
@RestController
class ConversionController {

    private final ConversionChoices choices;
    private final TaskMoves tasks;
    private final AppointmentMoves appointments;
    private final RefillAsking refills;
    private final Items items;

    ConversionController(
            ConversionChoices choices,
            TaskMoves tasks,
            AppointmentMoves appointments,
            RefillAsking refills,
            Items items) {
        this.choices = choices;
        this.tasks = tasks;
        this.appointments = appointments;
        this.refills = refills;
        this.items = items;
    }

    record Task(
            @NotNull UUID sendKey,
            int version,
            @NotNull String title,
            @Nullable String note,
            int board,
            @Nullable UUID to,
            @NotNull Instant dueAt,
            Item.@Nullable Ending close) {

        @Override
        public String toString() {
            return "task";
        }
    }

    record Appointment(
            @NotNull UUID sendKey, int version, @NotNull String words, Item.@Nullable Ending close) {

        @Override
        public String toString() {
            return "appointment";
        }
    }

    record Medicine(
            @NotNull UUID sendKey,
            int version,
            @NotNull UUID medicine,
            @Nullable String note,
            Item.@Nullable Ending close) {

        @Override
        public String toString() {
            return "medicine";
        }
    }

    /** @param made the new item, or the one that was joined; the caller may not be one who opens it */
    record Converted(ItemView.Row row, UUID made) {}

    @Claim(Act.READ_QUEUE)
    @GetMapping("/api/queue/{id}/conversions")
    ConversionChoices.Choices choices(
            @PathVariable UUID id,
            Grant own,
            AuditTrail trail,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return choices.of(own, id, language, trail);
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/task")
    @ResponseStatus(HttpStatus.CREATED)
    Converted task(@PathVariable UUID id, @Valid @RequestBody Task body, Grant own, AuditTrail trail) {
        var wanted = new Converting.Wanted(id, body.sendKey(), body.version(), body.close());
        var task = new TaskMoves.Task(body.title(), body.note(), body.board(), body.to(), body.dueAt());
        return converted(own, tasks.make(own, wanted, task, trail));
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/appointment")
    @ResponseStatus(HttpStatus.CREATED)
    Converted appointment(@PathVariable UUID id, @Valid @RequestBody Appointment body, Grant own, AuditTrail trail) {
        var wanted = new Converting.Wanted(id, body.sendKey(), body.version(), body.close());
        return converted(own, appointments.ask(own, wanted, body.words(), trail));
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/refill-request")
    @ResponseStatus(HttpStatus.CREATED)
    Converted refill(
            @PathVariable UUID id, @Valid @RequestBody Medicine body, Grant own, Tenant tenant, AuditTrail trail) {
        var wanted = new Converting.Wanted(id, body.sendKey(), body.version(), body.close());
        var wish = new RefillAsking.Wish(body.medicine(), body.note(), tenant.zone());
        return converted(own, refills.ask(own, wanted, wish, trail));
    }

    private Converted converted(Grant own, Converting.Converted done) {
        return new Converted(items.row(own, done.moved()), done.made());
    }
}
