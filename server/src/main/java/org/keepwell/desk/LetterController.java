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
import org.keepwell.messaging.Letters;
import org.keepwell.worklists.Topic;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The care team writes first. */
@RestController
class LetterController {

    private final Letters letters;

    LetterController(Letters letters) {
        this.letters = letters;
    }

    record Letter(
            @NotNull UUID sendKey,
            @NotNull Topic topic,
            @NotNull String subject,
            @NotNull String body,
            boolean oneWay) {

        @Override
        public String toString() {
            return "letter";
        }
    }

    /** @param id of the item that answers come back to */
    record Made(UUID id) {}

    @Claim(Act.WRITE_LETTER)
    @PostMapping("/api/patients/{patient}/letters")
    @ResponseStatus(HttpStatus.CREATED)
    Made write(@Valid @RequestBody Letter body, Grant grant, AuditTrail trail) {
        var letter = new Letters.Letter(body.sendKey(), body.topic(), body.subject(), body.body(), body.oneWay());
        return new Made(letters.write(grant, letter, trail));
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

        static Saved of(Letters.Draft draft) {
            return new Saved(draft.topic(), draft.subject(), draft.body(), draft.oneWay(), draft.savedAt());
        }

        @Override
        public String toString() {
            return "draft";
        }
    }

    record View(@Nullable Saved draft) {}

    @Claim(Act.READ_LETTER_DRAFT)
    @GetMapping("/api/patients/{patient}/letters/draft")
    View draft(Grant grant) {
        return new View(letters.draft(grant).map(Saved::of).orElse(null));
    }

    @Claim(Act.KEEP_LETTER_DRAFT)
    @PutMapping("/api/patients/{patient}/letters/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void save(@Valid @RequestBody Content body, Grant grant) {
        letters.saveDraft(grant, new Letters.Draft(body.topic(), body.subject(), body.body(), body.oneWay(), null));
    }

    @Claim(Act.KEEP_LETTER_DRAFT)
    @DeleteMapping("/api/patients/{patient}/letters/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(Grant grant) {
        letters.dropDraft(grant);
    }
}
