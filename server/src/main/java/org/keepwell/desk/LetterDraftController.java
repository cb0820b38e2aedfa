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
import org.keepwell.messaging.LetterDrafts;
import org.keepwell.messaging.Letters;
import org.keepwell.messaging.StaffThread;
import org.keepwell.messaging.Uploads;
import org.keepwell.worklists.Topic;
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

/** What somebody of staff is writing to a patient. */
@RestController
class LetterDraftController {

    private final LetterDrafts drafts;
    private final Letters letters;
    private final Uploads uploads;

    LetterDraftController(LetterDrafts drafts, Letters letters, Uploads uploads) {
        this.drafts = drafts;
        this.letters = letters;
        this.uploads = uploads;
    }

    record Content(
            @Nullable Topic topic,
            @NotNull String subject,
            @NotNull String body,
            @Nullable List<@NotNull UUID> files,
            boolean oneWay,
            @Nullable UUID behalfOf,
            @Nullable UUID changes) {

        @Override
        public String toString() {
            return "draft";
        }
    }

    record Saved(
            @Nullable Topic topic,
            String subject,
            String body,
            List<StaffThread.FileView> files,
            boolean oneWay,
            @Nullable UUID behalfOf,
            @Nullable UUID changes,
            @Nullable Instant savedAt) {

        static Saved of(LetterDrafts.Draft draft, List<StaffThread.FileView> files) {
            return new Saved(
                    draft.topic(),
                    draft.subject(),
                    draft.body(),
                    files,
                    draft.oneWay(),
                    draft.behalfOf(),
                    draft.changes(),
                    draft.savedAt());
        }

        @Override
        public String toString() {
            return "draft";
        }
    }

    /** @param colleagues for whom the writer may write */
    record View(@Nullable Saved draft, List<StaffThread.Colleague> colleagues) {}

    @Claim(Act.READ_LETTER_DRAFT)
    @GetMapping("/api/patients/{patient}/letters/draft")
    View draft(Grant grant) {
        return new View(
                drafts.find(grant)
                        .map(draft -> Saved.of(draft, drafts.files(grant, draft.files())))
                        .orElse(null),
                letters.colleagues(grant));
    }

    @Claim(Act.KEEP_LETTER_DRAFT)
    @PutMapping("/api/patients/{patient}/letters/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void save(@Valid @RequestBody Content body, Grant grant) {
        var files = body.files();
        var draft = new LetterDrafts.Draft(
                body.topic(),
                body.subject(),
                body.body(),
                files == null ? List.of() : files,
                body.oneWay(),
                body.behalfOf(),
                body.changes(),
                null);
        drafts.save(grant, draft);
    }

    /** A file of a letter is a part of its draft until it is sent. */
    @Claim(Act.KEEP_LETTER_DRAFT)
    @PostMapping(path = "/api/patients/{patient}/letters/files", consumes = "application/octet-stream")
    @ResponseStatus(HttpStatus.CREATED)
    StaffThread.FileView attach(
            @RequestHeader("X-File-Name") String name, HttpServletRequest request, Grant grant, AuditTrail trail)
            throws IOException {
        return uploads.take(
                request.getInputStream(),
                request.getContentLengthLong(),
                content -> drafts.attach(grant, Uploads.name(name), content, trail));
    }

    /** Takes back what was not sent. */
    @Claim(Act.KEEP_LETTER_DRAFT)
    @DeleteMapping("/api/patients/{patient}/letters/files/{file}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable UUID file, Grant grant) {
        drafts.takeBack(grant, file);
    }

    @Claim(Act.KEEP_LETTER_DRAFT)
    @DeleteMapping("/api/patients/{patient}/letters/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(Grant grant) {
        drafts.drop(grant);
    }
}
