package org.keepwell.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.keepwell.messaging.CareTeamThreads;
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

/** One item of a queue, and what staff do with it. */
@RestController
class ItemController {

    private final Items items;
    private final Handing handing;
    private final Moves moves;
    private final Saying saying;

    ItemController(Items items, Handing handing, Moves moves, Saying saying) {
        this.items = items;
        this.handing = handing;
        this.moves = moves;
        this.saying = saying;
    }

    record Seen(int version) {}

    record HandOver(
            int version,
            @Nullable UUID to,
            @Nullable Integer board,
            @Nullable String note) {

        @Override
        public String toString() {
            return "hand over";
        }
    }

    record Escalate(int version, @NotNull UUID to, @NotNull String note) {

        @Override
        public String toString() {
            return "escalate";
        }
    }

    record Snooze(int version, @NotNull Instant until) {}

    /** @param note what came of it, for the others; only staff ever read it */
    record Close(
            int version,
            Item.@NotNull Ending reason,
            @Nullable String note) {

        @Override
        public String toString() {
            return "close";
        }
    }

    record Note(@NotNull String body) {

        @Override
        public String toString() {
            return "note";
        }
    }

    record Answer(
            @NotNull UUID sendKey,
            int seenSeq,
            @NotNull String body,
            @NotNull List<UUID> files,
            boolean close,
            @Nullable UUID behalfOf) {

        CareTeamThreads.Answer answer() {
            return new CareTeamThreads.Answer(sendKey, seenSeq, body, files, close, behalfOf);
        }

        @Override
        public String toString() {
            return "answer";
        }
    }

    @Claim(Act.READ_QUEUE)
    @GetMapping("/api/queue/{id}")
    ItemView.View one(
            @PathVariable UUID id,
            Grant own,
            Tenant tenant,
            AuditTrail trail,
            @RequestHeader(name = "X-Keepwell-Background", required = false) @Nullable String background,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return items.one(own, id, new Items.Looking(background == null, language, tenant.zone()), trail);
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/claim")
    ItemView.Changed claim(@PathVariable UUID id, @RequestBody Seen body, Grant own, AuditTrail trail) {
        return changed(own, handing.claim(own, id, body.version(), trail));
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/release")
    ItemView.Changed release(@PathVariable UUID id, @RequestBody Seen body, Grant own, AuditTrail trail) {
        return changed(own, handing.release(own, id, body.version(), trail));
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/assign")
    ItemView.Changed assign(@PathVariable UUID id, @Valid @RequestBody HandOver body, Grant own, AuditTrail trail) {
        return changed(own, handing.handOver(own, id, body.version(), body.to(), body.board(), body.note(), trail));
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/escalate")
    ItemView.Changed escalate(@PathVariable UUID id, @Valid @RequestBody Escalate body, Grant own, AuditTrail trail) {
        return changed(own, handing.escalate(own, id, body.version(), body.to(), body.note(), trail));
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/snooze")
    ItemView.Changed snooze(@PathVariable UUID id, @Valid @RequestBody Snooze body, Grant own, AuditTrail trail) {
        return changed(own, moves.snooze(own, id, body.version(), body.until(), trail));
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/close")
    ItemView.Changed close(@PathVariable UUID id, @Valid @RequestBody Close body, Grant own, AuditTrail trail) {
        return changed(own, moves.close(own, id, body.version(), body.reason(), body.note(), trail));
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/reopen")
    ItemView.Changed reopen(@PathVariable UUID id, @RequestBody Seen body, Grant own, AuditTrail trail) {
        return changed(own, moves.reopen(own, id, body.version(), trail));
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    ItemView.Changed note(@PathVariable UUID id, @Valid @RequestBody Note body, Grant own, AuditTrail trail) {
        return changed(own, saying.note(own, id, body.body(), trail));
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/replies")
    @ResponseStatus(HttpStatus.CREATED)
    ItemView.Changed answer(@PathVariable UUID id, @Valid @RequestBody Answer body, Grant own, AuditTrail trail) {
        return changed(own, saying.answer(own, id, body.answer(), trail));
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/here")
    ItemView.Present here(@PathVariable UUID id, Grant own) {
        return new ItemView.Present(items.here(own, id));
    }

    private ItemView.Changed changed(Grant own, Moved moved) {
        return new ItemView.Changed(items.row(own, moved));
    }
}
