package org.keepwell.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.messaging.LetterDrafts;
import org.keepwell.messaging.Letters;
import org.keepwell.messaging.StaffThread;
import org.keepwell.worklists.Topic;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What somebody of staff is writing to a patient. */
@RestController
class LetterDraftController {

    private final LetterDrafts drafts;
    private final Letters letters;

    LetterDraftController(LetterDrafts drafts, Letters letters) {
        this.drafts = drafts;
        this.letters = letters;
    }

    record Content(
            @Nullable Topic topic,
            @NotNull String subject,
            @NotNull String body,
            boolean oneWay) {

        @Override
        public String toString() {
            return "draft";
        }
    }

    record Saved(
            @Nullable Topic topic,
            String subject,
            String body,
            boolean oneWay,
            @Nullable Instant savedAt) {

        static Saved of(LetterDrafts.Draft draft) {
            return new Saved(draft.topic(), draft.subject(), draft.body(), draft.oneWay(), draft.savedAt());
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
        return new View(drafts.find(grant).map(Saved::of).orElse(null), letters.colleagues(grant));
    }

    @Claim(Act.KEEP_LETTER_DRAFT)
    @PutMapping("/api/patients/{patient}/letters/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void save(@Valid @RequestBody Content body, Grant grant) {
        drafts.save(grant, new LetterDrafts.Draft(body.topic(), body.subject(), body.body(), body.oneWay(), null));
    }

    @Claim(Act.KEEP_LETTER_DRAFT)
    @DeleteMapping("/api/patients/{patient}/letters/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(Grant grant) {
        drafts.drop(grant);
    }
}
