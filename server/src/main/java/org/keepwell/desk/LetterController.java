package org.keepwell.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.keepwell.messaging.Letters;
import org.keepwell.worklists.Topic;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
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
            @Nullable List<@NotNull UUID> files,
            boolean oneWay,
            @Nullable UUID behalfOf) {

        Letters.Letter letter() {
            return new Letters.Letter(
                    sendKey, topic, subject, body, files == null ? List.of() : files, oneWay, behalfOf);
        }

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
        return new Made(letters.write(grant, body.letter(), trail));
    }
}
