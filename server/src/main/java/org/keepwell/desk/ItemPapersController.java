package org.keepwell.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.keepwell.live.Line;
import org.keepwell.messaging.AnswerDrafts;
import org.keepwell.messaging.CareTeamThreads;
import org.keepwell.messaging.StaffThread;
import org.keepwell.messaging.Uploads;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files of an item's conversation, and what somebody of staff is writing. */
@RestController
class ItemPapersController {

    private final Entrance entrance;
    private final CareTeamThreads threads;
    private final AnswerDrafts drafts;
    private final Uploads uploads;

    ItemPapersController(Entrance entrance, CareTeamThreads threads, AnswerDrafts drafts, Uploads uploads) {
        this.entrance = entrance;
        this.threads = threads;
        this.drafts = drafts;
        this.uploads = uploads;
    }

    /**
     * @param note what is being noted for colleagues beside it
     * @param changes what leaves later and is being changed
     */
    record Content(
            @NotNull String body,
            @Nullable List<@NotNull UUID> files,
            @Nullable UUID behalfOf,
            @Nullable String note,
            @Nullable UUID changes) {

        @Override
        public String toString() {
            return "draft";
        }
    }

    record Saved(
            String body,
            List<StaffThread.FileView> files,
            @Nullable UUID behalfOf,
            String note,
            @Nullable UUID changes,
            Instant savedAt) {

        static Saved of(AnswerDrafts.Draft draft) {
            var content = draft.content();
            var note = content.note();
            return new Saved(
                    content.body(),
                    draft.files(),
                    content.behalfOf(),
                    note == null ? "" : note,
                    content.changes(),
                    draft.savedAt());
        }

        @Override
        public String toString() {
            return "draft";
        }
    }

    record DraftView(@Nullable Saved draft) {}

    @Claim(Act.READ_QUEUE)
    @GetMapping("/api/queue/{id}/files/{file}")
    void file(@PathVariable UUID id, @PathVariable UUID file, Grant own, Line line, AuditTrail trail)
            throws IOException {
        var entered = entrance.read(own, id, Act.READ_ITEM, trail);
        var content = threads.file(entered.grant(), entered.item().subject(), file);
        content.writeTo(line.file(content.mediaType(), content.bytes(), content.disposition()));
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping(path = "/api/queue/{id}/files", consumes = "application/octet-stream")
    @ResponseStatus(HttpStatus.CREATED)
    StaffThread.FileView attach(
            @PathVariable UUID id,
            @RequestHeader("X-File-Name") String name,
            HttpServletRequest request,
            Grant own,
            AuditTrail trail)
            throws IOException {
        var entered = entrance.enter(own, id, Act.ATTACH_FILE);
        return uploads.take(
                request.getInputStream(),
                request.getContentLengthLong(),
                content -> threads.attach(entered.grant(), Uploads.name(name), content, trail));
    }

    /** Takes back what was not sent. */
    @Claim(Act.WORK_QUEUE)
    @DeleteMapping("/api/queue/{id}/files/{file}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable UUID id, @PathVariable UUID file, Grant own) {
        var entered = entrance.enter(own, id, Act.ATTACH_FILE);
        threads.takeBack(entered.grant(), file);
    }

    @Claim(Act.READ_QUEUE)
    @GetMapping("/api/queue/{id}/draft")
    DraftView draft(@PathVariable UUID id, Grant own) {
        var entered = entrance.enter(own, id, Act.ANSWER_ITEM);
        return new DraftView(drafts.find(entered.grant(), entered.item().subject())
                .map(Saved::of)
                .orElse(null));
    }

    @Claim(Act.WORK_QUEUE)
    @PutMapping("/api/queue/{id}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void saveDraft(@PathVariable UUID id, @Valid @RequestBody Content body, Grant own) {
        var entered = entrance.enter(own, id, Act.ANSWER_ITEM);
        var files = body.files();
        var content = new AnswerDrafts.Content(
                body.body(), files == null ? List.of() : files, body.behalfOf(), body.note(), body.changes());
        drafts.save(entered.grant(), entered.item().subject(), content);
    }

    @Claim(Act.WORK_QUEUE)
    @DeleteMapping("/api/queue/{id}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dropDraft(@PathVariable UUID id, Grant own) {
        var entered = entrance.enter(own, id, Act.ANSWER_ITEM);
        drafts.drop(entered.grant(), entered.item().subject());
    }
}
