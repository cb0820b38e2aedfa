package org.keepwell.admin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.Role;
import org.keepwell.access.RuleBroken;
import org.keepwell.identity.Account;
import org.keepwell.identity.StaffAccounts;
import org.keepwell.tenancy.Tenant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Staff accounts: list, invite, switch off and on. */
@RestController
class AccountsController {

    private final StaffAccounts accounts;

    AccountsController(StaffAccounts accounts) {
        this.accounts = accounts;
    }

    record Row(
            UUID id,
            String name,
            String login,
            Role role,
            Account.State state,
            @Nullable Instant lastSignInAt,
            int sessions,
            @Nullable Instant switchedAt,
            @Nullable String switchReason) {

        @Override
        public String toString() {
            return "account " + id;
        }
    }

    record Page(List<Row> items, @Nullable String next, int total) {}

    record Invite(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Email @Size(max = 254) String email,
            @NotNull Role role,
            @Nullable @Pattern(regexp = "\\d{10}") String npi) {

        @Override
        public String toString() {
            return "invite";
        }
    }

    record Invitation(String link, String code, Instant expiresAt) {

        @Override
        public String toString() {
            return "invitation";
        }
    }

    record Because(@NotBlank @Size(max = 300) String reason) {}

    @Claim(Act.LIST_ACCOUNTS)
    @GetMapping("/api/accounts")
    Page list(Grant grant, @RequestParam @Nullable String cursor) {
        var page = accounts.list(grant, after(cursor));
        var next = page.more() ? page.rows().getLast().account().id().toString() : null;
        return new Page(page.rows().stream().map(AccountsController::row).toList(), next, page.total());
    }

    private static Row row(StaffAccounts.Row row) {
        var account = row.account();
        var last = row.lastSwitch();
        return new Row(
                account.id(),
                account.name(),
                account.login(),
                account.role(),
                account.state(),
                account.lastSignInAt(),
                row.sessions(),
                last == null ? null : last.at(),
                last == null ? null : last.reason());
    }

    @Claim(Act.INVITE_STAFF)
    @PostMapping("/api/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Invitation invite(@Valid @RequestBody Invite body, Grant grant, Tenant tenant) {
        var made = accounts.invite(grant, body.email(), body.name(), body.role(), body.npi(), tenant);
        return new Invitation("/activate/staff#" + made.token(), made.code(), made.expiresAt());
    }

    @Claim(Act.SWITCH_ACCOUNT)
    @PostMapping("/api/accounts/{id}/off")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void off(@PathVariable UUID id, @Valid @RequestBody Because body, Grant grant) {
        accounts.switchTo(grant, id, false, body.reason());
    }

    @Claim(Act.SWITCH_ACCOUNT)
    @PostMapping("/api/accounts/{id}/on")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void on(@PathVariable UUID id, @Valid @RequestBody Because body, Grant grant) {
        accounts.switchTo(grant, id, true, body.reason());
    }

    private static UUID after(@Nullable String cursor) {
        try {
            return cursor == null ? new UUID(0, 0) : UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new RuleBroken(422, "query.BAD_CURSOR", "cursor");
        }
    }
}
