package org.keepwell.messaging;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.Side;
import org.keepwell.audit.AuditTrail;
import org.keepwell.worklists.Topic;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The patient's side of conversations. */
@RestController
class MessageController {

    private final Inbox inbox;
    private final Threads threads;
    private final MessageSearch search;
    private final StandIns standIns;

    MessageController(Inbox inbox, Threads threads, MessageSearch search, StandIns standIns) {
        this.standIns = standIns;
        this.inbox = inbox;
        this.threads = threads;
        this.search = search;
    }

    record InboxRow(
            UUID id,
            Topic topic,
            String subject,
            ThreadState state,
            Instant lastAt,
            Side lastSide,
            int unread,
            int messages,
            int files,
            boolean hidden,
            boolean oneWay) {

        @Override
        public String toString() {
            return "thread " + id;
        }
    }

    record InboxPage(List<InboxRow> items, @Nullable String next, int unread) {}

    record Words(@NotNull @Size(max = 100) String words) {

        @Override
        public String toString() {
            return "words";
        }
    }

    record Hit(UUID threadId, String subject, Topic topic, Instant at, Side side, String excerpt) {

        @Override
        public String toString() {
            return "hit";
        }
    }

    record Found(List<Hit> items, boolean complete) {}

    record Ask(
            @NotNull UUID sendKey,
            @NotNull Topic topic,
            @Nullable UUID siteId,
            @Nullable UUID clinicianId,
            @NotNull String subject,
            @NotNull String body,
            @NotNull List<UUID> files,
            @NotNull @Size(max = 50) List<UUID> hideFrom,
            boolean flagged) {

        @Override
        public String toString() {
            return "ask";
        }
    }

    record Reply(
            @NotNull UUID sendKey,
            @NotNull String body,
            @NotNull List<UUID> files,
            boolean flagged) {

        @Override
        public String toString() {
            return "reply";
        }
    }

    record Made(UUID id) {}

    record Replied(UUID id, boolean reopened) {}

    record Away(boolean away) {}

    record Hidden(@NotNull @Size(max = 50) List<UUID> from) {}

    @Claim(Act.READ_MESSAGES)
    @GetMapping("/api/patients/{patient}/messages")
    InboxPage list(
            Grant grant,
            @RequestParam(defaultValue = "current") @Pattern(regexp = "current|closed|away") String folder,
            @RequestParam @Nullable String cursor) {
        var page = inbox.of(grant, Inbox.Folder.valueOf(folder.toUpperCase(Locale.ROOT)), cursor);
        var own = grant.relation() == Relation.SELF;
        return new InboxPage(
                page.rows().stream()
                        .map(row -> new InboxRow(
                                row.thread().id(),
                                row.thread().topic(),
                                row.thread().subject(),
                                row.thread().state(),
                                row.thread().lastAt(),
                                row.thread().lastSide(),
                                row.unread(),
                                row.thread().lastSeq(),
                                row.thread().files(),
                                own
                                        && (!row.thread().hiddenFrom().isEmpty()
                                                || standIns.areExcluded(
                                                        row.thread().labels())),
                                row.thread().oneWay()))
                        .toList(),
                page.next(),
                page.unread());
    }

    /** In a body, because what is looked for is about health, and addresses are written down in many places. */
    @Claim(Act.SEARCH_MESSAGES)
    @PostMapping("/api/patients/{patient}/messages/search")
    Found search(@Valid @RequestBody Words body, Grant grant) {
        var found = search.of(grant, body.words());
        return new Found(
                found.hits().stream()
                        .map(hit ->
                                new Hit(hit.thread(), hit.subject(), hit.topic(), hit.at(), hit.side(), hit.excerpt()))
                        .toList(),
                found.complete());
    }

    @Claim(Act.WRITE_MESSAGE)
    @PostMapping("/api/patients/{patient}/messages")
    @ResponseStatus(HttpStatus.CREATED)
    Made ask(@Valid @RequestBody Ask body, Grant grant, AuditTrail trail) {
        var ask = new Threads.Ask(
                body.sendKey(),
                body.topic(),
                body.siteId(),
                body.clinicianId(),
                body.subject(),
                body.body(),
                body.files(),
                body.hideFrom(),
                body.flagged());
        return new Made(threads.ask(grant, ask, trail));
    }

    @Claim(Act.WRITE_MESSAGE)
    @PostMapping("/api/patients/{patient}/messages/{id}/replies")
    @ResponseStatus(HttpStatus.CREATED)
    Replied reply(@PathVariable UUID id, @Valid @RequestBody Reply body, Grant grant, AuditTrail trail) {
        var said = threads.reply(
                grant, id, new Threads.Reply(body.sendKey(), body.body(), body.files(), body.flagged()), trail);
        return new Replied(said.message(), said.reopened());
    }

    @Claim(Act.PUT_AWAY_THREAD)
    @PutMapping("/api/patients/{patient}/messages/{id}/away")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putAway(@PathVariable UUID id, @Valid @RequestBody Away body, Grant grant, AuditTrail trail) {
        threads.putAway(grant, id, body.away(), trail);
    }

    @Claim(Act.HIDE_THREAD)
    @PutMapping("/api/patients/{patient}/messages/{id}/hidden")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hide(@PathVariable UUID id, @Valid @RequestBody Hidden body, Grant grant, AuditTrail trail) {
        threads.hide(grant, id, body.from(), trail);
    }
}
