package org.keepwell.refills;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.Role;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.Accounts;
import org.keepwell.identity.OpenSession;
import org.keepwell.identity.StepUp;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The written protocols, and whose signature they have. */
@RestController
class ProtocolController {

    private final Protocols protocols;
    private final Signatures signatures;
    private final Footing footing;
    private final Accounts accounts;
    private final StepUp stepUp;

    ProtocolController(Protocols protocols, Signatures signatures, Footing footing, Accounts accounts, StepUp stepUp) {
        this.protocols = protocols;
        this.signatures = signatures;
        this.footing = footing;
        this.accounts = accounts;
        this.stepUp = stepUp;
    }

    record Signed(String by, Instant at) {

        @Override
        public String toString() {
            return "signed at " + at;
        }
    }

    /** @param earlier another text of it was signed @param medicines ingredients, as names of products say them */
    record View(
            String id,
            String name,
            List<Role> who,
            List<String> medicines,
            int maxDays,
            int maxRefills,
            List<String> conditions,
            String source,
            String hash,
            @Nullable Signed signed,
            boolean earlier) {}

    record Views(List<View> items) {}

    record Sign(@NotNull @Size(min = 64, max = 64) String hash) {}

    record Withdraw() {}

    @Claim(Act.LIST_PROTOCOLS)
    @GetMapping("/api/protocols")
    Views list(Grant grant, @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var valid = footing.transaction().in(grant, () -> signatures.valid(grant));
        var names =
                accounts
                        .colleagues(
                                grant,
                                valid.stream()
                                        .map(Signatures.Signature::by)
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(Accounts.Colleague::id, Accounts.Colleague::name));
        return new Views(protocols.all().stream()
                .map(one -> {
                    var signature =
                            valid.stream().filter(signed -> signed.isOf(one)).findFirst();
                    return view(
                            one,
                            language,
                            signature
                                    .map(signed -> new Signed(names.getOrDefault(signed.by(), ""), signed.at()))
                                    .orElse(null),
                            signature.isEmpty()
                                    && valid.stream()
                                            .anyMatch(
                                                    signed -> signed.protocol().equals(one.id())));
                })
                .toList());
    }

    @Claim(Act.SIGN_PROTOCOL)
    @PostMapping("/api/protocols/{protocol}/sign")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sign(
            @PathVariable String protocol,
            @Valid @RequestBody Sign body,
            Grant grant,
            OpenSession session,
            AuditTrail trail) {
        signatures.sign(grant, protocol, body.hash(), stepUp.counts(session), trail);
    }

    @Claim(Act.SIGN_PROTOCOL)
    @PostMapping("/api/protocols/{protocol}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            @PathVariable String protocol,
            @RequestBody Withdraw body,
            Grant grant,
            OpenSession session,
            AuditTrail trail) {
        signatures.withdraw(grant, protocol, stepUp.counts(session), trail);
    }

    private static View view(Protocol one, @Nullable String language, @Nullable Signed signed, boolean earlier) {
        var medicines = new LinkedHashSet<>(one.ingredients());
        one.classes().forEach(name -> medicines.addAll(KnownMedicines.ofClass(name)));
        return new View(
                one.id(),
                one.name().in(language),
                one.who().stream().sorted().toList(),
                List.copyOf(medicines),
                one.maxDays(),
                one.maxRefills(),
                one.conditions().stream()
                        .map(condition -> condition.text().in(language))
                        .toList(),
                one.source(),
                one.hash(),
                signed,
                earlier);
    }
}
