package org.keepwell.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.keepwell.messaging.SendLater;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What staff write now and what leaves later. */
@RestController
class LaterController {

    private final LaterMoves moves;
    private final SendLater later;
    private final Items items;

    LaterController(LaterMoves moves, SendLater later, Items items) {
        this.moves = moves;
        this.later = later;
        this.items = items;
    }

    record Answer(@NotNull Instant sendAt, ItemController.@Valid @NotNull Answer answer) {

        @Override
        public String toString() {
            return "answer for later";
        }
    }

    record Letter(@NotNull Instant sendAt, LetterController.@Valid @NotNull Letter letter) {

        @Override
        public String toString() {
            return "letter for later";
        }
    }

    record Letters(List<SendLater.Waiting> items) {}

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/later")
    @ResponseStatus(HttpStatus.CREATED)
    ItemView.Changed set(@PathVariable UUID id, @Valid @RequestBody Answer body, Grant own, AuditTrail trail) {
        var moved = moves.set(own, id, body.answer().answer(), body.sendAt(), trail);
        return new ItemView.Changed(items.row(own, moved));
    }

    @Claim(Act.WORK_QUEUE)
    @PutMapping("/api/queue/{id}/later/{later}")
    ItemView.Changed change(
            @PathVariable UUID id,
            @PathVariable("later") UUID before,
            @Valid @RequestBody Answer body,
            Grant own,
            AuditTrail trail) {
        var moved = moves.change(own, id, before, body.answer().answer(), body.sendAt(), trail);
        return new ItemView.Changed(items.row(own, moved));
    }

    @Claim(Act.WORK_QUEUE)
    @DeleteMapping("/api/queue/{id}/later/{later}")
    ItemView.Changed takeBack(@PathVariable UUID id, @PathVariable("later") UUID before, Grant own, AuditTrail trail) {
        return new ItemView.Changed(items.row(own, moves.takeBack(own, id, before, trail)));
    }

    @Claim(Act.READ_LETTER_DRAFT)
    @GetMapping("/api/patients/{patient}/letters/later")
    Letters letters(Grant grant) {
        return new Letters(later.letters(grant));
    }

    @Claim(Act.WRITE_LETTER)
    @PostMapping("/api/patients/{patient}/letters/later")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setLetter(@Valid @RequestBody Letter body, Grant grant, AuditTrail trail) {
        later.letter(grant, body.letter().letter(), body.sendAt(), null, trail);
    }

    /** Another text or time in place of what has not left. */
    @Claim(Act.WRITE_LETTER)
    @PutMapping("/api/patients/{patient}/letters/later/{later}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeLetter(
            @PathVariable("later") UUID before, @Valid @RequestBody Letter body, Grant grant, AuditTrail trail) {
        later.letter(grant, body.letter().letter(), body.sendAt(), before, trail);
    }

    @Claim(Act.WRITE_LETTER)
    @DeleteMapping("/api/patients/{patient}/letters/later/{later}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBackLetter(@PathVariable("later") UUID before, Grant grant, AuditTrail trail) {
        later.takeBackLetter(grant, before, trail);
    }
}
