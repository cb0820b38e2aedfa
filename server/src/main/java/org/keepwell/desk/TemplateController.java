package org.keepwell.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Standing texts. Their fields ({patient}, {me}, {today}) are filled in by the page, where the writer sees what becomes of them. */
@RestController
class TemplateController {

    private final Templates templates;

    TemplateController(Templates templates) {
        this.templates = templates;
    }

    record Text(@NotNull String name, @NotNull String body, boolean shared) {

        @Override
        public String toString() {
            return "text";
        }
    }

    record View(UUID id, String name, String body, boolean shared, boolean mine) {

        @Override
        public String toString() {
            return "template " + id;
        }
    }

    record Views(List<View> items, String signature) {}

    record Made(UUID id) {}

    record Signature(@NotNull String text) {

        @Override
        public String toString() {
            return "signature";
        }
    }

    @Claim(Act.READ_TEMPLATES)
    @GetMapping("/api/staff/templates")
    Views all(Grant own) {
        return new Views(
                templates.of(own).stream()
                        .map(one ->
                                new View(one.id(), one.text().name(), one.text().body(), one.shared(), one.mine()))
                        .toList(),
                templates.signature(own));
    }

    @Claim(Act.KEEP_TEMPLATES)
    @PostMapping("/api/staff/templates")
    @ResponseStatus(HttpStatus.CREATED)
    Made add(@Valid @RequestBody Text body, Grant own, AuditTrail trail) {
        return new Made(templates.add(own, new Templates.Text(body.name(), body.body()), body.shared(), trail));
    }

    @Claim(Act.KEEP_TEMPLATES)
    @PutMapping("/api/staff/templates/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@PathVariable UUID id, @Valid @RequestBody Text body, Grant own, AuditTrail trail) {
        templates.set(own, id, new Templates.Text(body.name(), body.body()), body.shared(), trail);
    }

    @Claim(Act.KEEP_TEMPLATES)
    @DeleteMapping("/api/staff/templates/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable UUID id, Grant own, AuditTrail trail) {
        templates.drop(own, id, trail);
    }

    @Claim(Act.KEEP_TEMPLATES)
    @PutMapping("/api/staff/signature")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sign(@Valid @RequestBody Signature body, Grant own, AuditTrail trail) {
        templates.sign(own, body.text(), trail);
    }
}
