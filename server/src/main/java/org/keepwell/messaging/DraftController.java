package org.keepwell.messaging;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.worklists.Topic;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What somebody of the patient's side is writing. */
@RestController
class DraftController {

    private final Drafts drafts;
    private final Files files;

    DraftController(Drafts drafts, Files files) {
        this.drafts = drafts;
        this.files = files;
    }

    record Content(
            @Nullable Topic topic,
            @Nullable UUID clinicianId,
            @NotNull String subject,
            @NotNull String body,
            @NotNull List<UUID> files,
            @NotNull @Size(max = 100) List<UUID> hideFrom,
            @Nullable UUID siteId) {

        @Override
        public String toString() {
            return "draft";
        }
    }

    record Saved(
            @Nullable Topic topic,
            @Nullable UUID clinicianId,
            String subject,
            String body,
            List<ThreadController.FileLine> files,
            List<UUID> hideFrom,
            @Nullable UUID siteId,
            Instant savedAt) {

        @Override
        public String toString() {
            return "draft";
        }
    }

    record View(@Nullable Saved draft) {}

    @Claim(Act.READ_DRAFT)
    @GetMapping("/api/patients/{patient}/messages/draft")
    View newOne(Grant grant) {
        return find(grant, null);
    }

    @Claim(Act.READ_DRAFT)
    @GetMapping("/api/patients/{patient}/messages/{id}/draft")
    View one(@PathVariable UUID id, Grant grant) {
        return find(grant, id);
    }

    @Claim(Act.KEEP_DRAFT)
    @PutMapping("/api/patients/{patient}/messages/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void saveNew(@Valid @RequestBody Content body, Grant grant) {
        drafts.save(grant, null, content(body));
    }

    @Claim(Act.KEEP_DRAFT)
    @PutMapping("/api/patients/{patient}/messages/{id}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void save(@PathVariable UUID id, @Valid @RequestBody Content body, Grant grant) {
        drafts.save(grant, id, content(body));
    }

    @Claim(Act.KEEP_DRAFT)
    @DeleteMapping("/api/patients/{patient}/messages/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dropNew(Grant grant) {
        drafts.drop(grant, null);
    }

    @Claim(Act.KEEP_DRAFT)
    @DeleteMapping("/api/patients/{patient}/messages/{id}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable UUID id, Grant grant) {
        drafts.drop(grant, id);
    }

    private View find(Grant grant, @Nullable UUID thread) {
        return new View(drafts.find(grant, thread)
                .map(draft -> new Saved(
                        draft.content().topic(),
                        draft.content().clinician(),
                        draft.content().subject(),
                        draft.content().body(),
                        files.of(grant, draft.content().files()).stream()
                                .map(ThreadController.FileLine::of)
                                .toList(),
                        draft.content().hidden(),
                        draft.content().site(),
                        draft.savedAt()))
                .orElse(null));
    }

    private static Drafts.Content content(Content body) {
        return new Drafts.Content(
                body.topic(),
                body.clinicianId(),
                body.subject(),
                body.body(),
                body.files(),
                body.hideFrom(),
                null,
                body.siteId(),
                null,
                null,
                null);
    }
}
