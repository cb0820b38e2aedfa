package org.keepwell.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.Role;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.Account;
import org.keepwell.identity.Accounts;
import org.keepwell.tenancy.Sites;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.BoardKeeping;
import org.keepwell.worklists.Topic;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The administrator says which boards there are, what comes to them, and who is on them. */
@RestController
class BoardController {

    private static final int STAFF = 500;

    private final BoardKeeping keeping;
    private final Accounts accounts;
    private final Sites sites;

    BoardController(BoardKeeping keeping, Accounts accounts, Sites sites) {
        this.keeping = keeping;
        this.accounts = accounts;
        this.sites = sites;
    }

    record Person(UUID id, String name, Role role) {

        @Override
        public String toString() {
            return "person " + id;
        }
    }

    record SiteName(UUID id, String name) {}

    /**
     * @param siteId for which it answers, or null for all
     * @param clinicianId whose board it is, or null
     * @param clinicianName also where they do not work here any more
     */
    record View(
            int id,
            String name,
            Board.Kind kind,
            Set<Topic> topics,
            long dueMinutes,
            @Nullable UUID siteId,
            @Nullable UUID clinicianId,
            @Nullable String clinicianName,
            Set<UUID> people) {

        static View of(Board board, Set<UUID> people) {
            return new View(
                    board.id(),
                    board.name(),
                    board.kind(),
                    board.topics(),
                    board.dueIn().toMinutes(),
                    board.site(),
                    board.clinician(),
                    board.of() == null ? null : board.of().name(),
                    people);
        }
    }

    /**
     * @param staff who may be on a board
     * @param sites that a board may answer for
     */
    record Views(List<View> boards, List<Person> staff, List<SiteName> sites) {}

    record Wanted(
            @NotNull String name,
            Board.@NotNull Kind kind,
            @NotNull Set<Topic> topics,
            @Min(5) @Max(43_200) int dueMinutes,
            @Nullable UUID siteId,
            @Nullable UUID clinicianId,
            @NotNull @Size(max = 200) Set<UUID> people) {

        Board board(int id) {
            var at = siteId == null ? null : new Board.At(siteId, "");
            var of = clinicianId == null ? null : new Board.Of(clinicianId, "");
            return new Board(id, name.strip(), kind, topics, Duration.ofMinutes(dueMinutes), at, of);
        }
    }

    record Made(int id) {}

    @Claim(Act.READ_BOARDS)
    @GetMapping("/api/boards")
    Views all(Grant grant) {
        return new Views(
                keeping.all(grant).entrySet().stream()
                        .map(entry -> View.of(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparing(View::id))
                        .toList(),
                accounts.staff(grant, new UUID(0, 0), STAFF).stream()
                        .filter(account -> account.state() == Account.State.ACTIVE && answers(account.role()))
                        .map(account -> new Person(account.id(), account.name(), account.role()))
                        .toList(),
                sites.open(grant.tenant()).stream()
                        .map(site -> new SiteName(site.id(), site.name()))
                        .toList());
    }

    @Claim(Act.KEEP_BOARDS)
    @PostMapping("/api/boards")
    @ResponseStatus(HttpStatus.CREATED)
    Made add(@Valid @RequestBody Wanted body, Grant grant, AuditTrail trail) {
        return new Made(keeping.add(grant, body.board(Board.NEW), body.people(), trail));
    }

    @Claim(Act.KEEP_BOARDS)
    @PutMapping("/api/boards/{board}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@PathVariable int board, @Valid @RequestBody Wanted body, Grant grant, AuditTrail trail) {
        keeping.save(grant, body.board(board), body.people(), trail);
    }

    private static boolean answers(Role role) {
        return switch (role) {
            case NURSE, PHYSICIAN, FRONT_DESK, BILLING -> true;
            case PATIENT, PROXY, PRIVACY_OFFICER, ADMINISTRATOR, CONSOLE, JOB -> false;
        };
    }
}
