package org.keepwell.refills;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.keepwell.tenancy.Tenant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the patient's side says of medicines. */
@RestController
class StatementController {

    private final Statements statements;

    StatementController(Statements statements) {
        this.statements = statements;
    }

    record Told(
            @NotNull StatementKind kind,
            @Nullable UUID medicine,
            @Nullable @Size(max = 200) String name,
            @Nullable @Size(max = 200) String dose,
            @Nullable @Size(max = 200) String often,
            @Nullable LocalDate since,
            @Nullable @Size(max = 500) String why) {

        @Override
        public String toString() {
            return "told";
        }
    }

    record Tell(
            @NotNull UUID sendKey,
            @NotNull @Size(min = 1, max = 20) List<@Valid @NotNull Told> statements) {}

    record Line(
            UUID id,
            StatementKind kind,
            @Nullable UUID medicine,
            StatementState state,
            String name,
            @Nullable String dose,
            @Nullable String often,
            @Nullable LocalDate since,
            @Nullable String why,
            Instant toldAt,
            boolean you,
            @Nullable Instant answeredAt,
            @Nullable String words) {

        @Override
        public String toString() {
            return "statement " + id;
        }
    }

    record Lines(List<Line> items) {}

    @Claim(Act.READ_REFILLS)
    @GetMapping("/api/patients/{patient}/statements")
    Lines list(Grant grant) {
        return lines(grant, statements.newest(grant));
    }

    @Claim(Act.TELL_MEDICINES)
    @PostMapping("/api/patients/{patient}/statements")
    @ResponseStatus(HttpStatus.CREATED)
    Lines tell(@Valid @RequestBody Tell body, Grant grant, Tenant tenant, AuditTrail trail) {
        var wanted = body.statements().stream()
                .map(one -> new Statements.Wanted(
                        one.kind(), one.medicine(), one.name(), one.dose(), one.often(), one.since(), one.why()))
                .toList();
        return lines(grant, statements.tell(grant, body.sendKey(), wanted, tenant.zone(), trail));
    }

    @Claim(Act.TELL_MEDICINES)
    @PostMapping("/api/patients/{patient}/statements/{id}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID id, Grant grant, AuditTrail trail) {
        statements.withdraw(grant, id, trail);
    }

    private static Lines lines(Grant grant, List<Statement> told) {
        return new Lines(told.stream().map(one -> line(grant, one)).toList());
    }

    private static Line line(Grant grant, Statement one) {
        var words = one.words();
        var answer = one.answer();
        return new Line(
                one.id(),
                one.kind(),
                one.medicine(),
                one.state(),
                words.name(),
                words.dose(),
                words.often(),
                words.since(),
                words.why(),
                one.toldAt(),
                one.toldBy().equals(grant.actor().id()),
                answer == null ? null : answer.at(),
                answer == null ? null : answer.words());
    }
}
