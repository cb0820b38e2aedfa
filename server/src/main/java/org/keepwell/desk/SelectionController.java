package org.keepwell.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditTrail;
import org.keepwell.messaging.Fields;
import org.keepwell.messaging.ToSeveral;
import org.keepwell.worklists.Topic;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One text to the patients of several items. */
@RestController
class SelectionController {

    private static final int BODY_MAX = 20_000;

    private final ToSeveral several;
    private final Fields fields;
    private final Entrance entrance;

    SelectionController(ToSeveral several, Fields fields, Entrance entrance) {
        this.several = several;
        this.fields = fields;
        this.entrance = entrance;
    }

    record Picked(@NotNull @Size(min = 1, max = 100) List<@NotNull UUID> items) {}

    record Writing(
            @NotNull UUID sendKey,
            @NotNull @Size(min = 1, max = 100) List<@NotNull UUID> items,
            @NotNull Topic topic,
            @NotNull String subject,
            @NotNull String body,
            boolean oneWay) {

        @Override
        public String toString() {
            return "text to several";
        }
    }

    record Text(@NotNull String body) {

        @Override
        public String toString() {
            return "text";
        }
    }

    record Undone(int takenBack) {}

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/selection/preview")
    ToSeveral.Chosen preview(@Valid @RequestBody Picked body, Grant own) {
        return several.chosen(own, body.items());
    }

    /** As the patient of this item would read it. */
    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/rendered")
    Text rendered(@PathVariable UUID id, @Valid @RequestBody Text body, Grant own, AuditTrail trail) {
        if (body.body().length() > BODY_MAX) {
            throw new RuleBroken(422, "message.TOO_LONG", "body");
        }
        var entered = entrance.read(own, id, Act.READ_ITEM, trail);
        return new Text(fields.filled(entered.grant(), body.body()));
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/selection")
    @ResponseStatus(HttpStatus.CREATED)
    ToSeveral.Sent send(@Valid @RequestBody Writing body, Grant own, AuditTrail trail) {
        var text = new ToSeveral.Text(body.sendKey(), body.topic(), body.subject(), body.body(), body.oneWay());
        return several.send(own, body.items(), text, trail);
    }

    @Claim(Act.READ_QUEUE)
    @GetMapping("/api/queue/selection/{batch}")
    ToSeveral.Stand stands(@PathVariable UUID batch, Grant own) {
        return several.stands(own, batch);
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/selection/{batch}/undo")
    Undone undo(@PathVariable UUID batch, Grant own, AuditTrail trail) {
        return new Undone(several.undo(own, batch, trail));
    }
}
