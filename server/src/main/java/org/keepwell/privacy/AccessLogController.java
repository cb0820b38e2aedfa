package org.keepwell.privacy;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.Principal;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.Side;
import org.keepwell.audit.AuditLine;
import org.keepwell.audit.AuditLog;
import org.keepwell.audit.Outcome;
import org.keepwell.identity.Accounts;
import org.keepwell.tenancy.Tenant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who has looked, and the privacy officer's log. */
@RestController
class AccessLogController {

    private static final UUID NIL = new UUID(0, 0);

    private final AuditLog log;
    private final Accounts accounts;
    private final Clock clock;

    AccessLogController(AuditLog log, Accounts accounts, Clock clock) {
        this.log = log;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Who a line is about, as a patient reads it. */
    enum Who {
        YOU,
        PROXY,
        STAFF,
        /** An account of the patient side that stands to this patient in no way: who it is, is that person's own affair. */
        OTHER,
        CONSOLE,
        JOB,
        SENDER
    }

    record AccessRow(
            Instant at,
            Who who,
            @Nullable String name,
            @Nullable Role role,
            Relation relation,
            Act act,
            @Nullable String category,
            Outcome outcome,
            int count) {}

    record AccessPage(List<AccessRow> items, @Nullable String next, int total) {}

    record AuditRow(
            UUID id,
            Instant at,
            Principal principal,
            @Nullable String name,
            @Nullable String login,
            @Nullable Role role,
            Relation relation,
            Act act,
            @Nullable String category,
            @Nullable UUID patientId,
            Outcome outcome,
            int count,
            String requestId) {}

    record AuditPage(List<AuditRow> items, @Nullable String next, int total) {}

    @Claim(Act.READ_ACCESS_LOG)
    @GetMapping("/api/patients/{patient}/accesses")
    AccessPage ofPatient(
            Grant grant, @RequestParam @Nullable String cursor, @RequestParam(defaultValue = "all") String filter) {
        var page = log.ofPatient(grant, word(AuditLog.Filter.class, filter, "filter"), cursor, clock.instant());
        var names = names(grant, page.lines());
        return new AccessPage(
                page.lines().stream().map(line -> accessRow(grant, line, names)).toList(), page.next(), page.total());
    }

    @Claim(Act.READ_AUDIT)
    @GetMapping("/api/audit")
    AuditPage search(
            Grant grant,
            Tenant tenant,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String outcome,
            @RequestParam @Nullable String act,
            @RequestParam @Nullable String account,
            @RequestParam @Nullable String patient) {
        var first = day(from, "from");
        var last = day(to, "to");
        if (first != null && last != null && last.isBefore(first)) {
            throw new RuleBroken(422, "query.DATES_INVERTED", "from", "to");
        }
        ZoneId zone = tenant.zone();
        var search = new AuditLog.Search(
                first == null ? null : first.atStartOfDay(zone).toInstant(),
                last == null ? null : last.plusDays(1).atStartOfDay(zone).toInstant(),
                outcome == null ? null : word(Outcome.class, outcome, "outcome"),
                act == null ? null : word(Act.class, act, "act"),
                account == null ? null : account(grant, account),
                patient == null ? null : id(patient, "patient"));
        var page = log.search(grant, search, cursor, clock.instant());
        var names = names(grant, page.lines());
        return new AuditPage(
                page.lines().stream().map(line -> auditRow(line, names)).toList(), page.next(), page.total());
    }

    private Map<UUID, Accounts.Named> names(Grant grant, List<AuditLine> lines) {
        var ids = lines.stream()
                .map(AuditLine::actor)
                .filter(id -> !NIL.equals(id))
                .distinct()
                .toList();
        var names = new HashMap<UUID, Accounts.Named>();
        accounts.names(grant, ids).forEach(named -> names.put(named.id(), named));
        return names;
    }

    private static AccessRow accessRow(Grant grant, AuditLine line, Map<UUID, Accounts.Named> names) {
        var named = names.get(line.actor());
        boolean self = line.actor().equals(grant.actor().id()) && line.principal() == Principal.ACCOUNT;
        var category = line.category();
        var who = who(line, self);
        return new AccessRow(
                line.at(),
                who,
                self || who == Who.OTHER || named == null ? null : named.name(),
                who == Who.OTHER ? null : line.role(),
                line.relation(),
                line.act(),
                category == null ? null : category.name(),
                line.outcome(),
                line.count());
    }

    private static Who who(AuditLine line, boolean self) {
        return switch (line.principal()) {
            case ACCOUNT -> self ? Who.YOU : line.relation() == Relation.PROXY ? Who.PROXY : staffOrOther(line);
            case CONSOLE -> Who.CONSOLE;
            case JOB -> Who.JOB;
            case SENDER, NOBODY -> Who.SENDER;
        };
    }

    private static Who staffOrOther(AuditLine line) {
        var role = line.role();
        return role != null && role.side() == Side.STAFF ? Who.STAFF : Who.OTHER;
    }

    private static AuditRow auditRow(AuditLine line, Map<UUID, Accounts.Named> names) {
        var named = names.get(line.actor());
        var category = line.category();
        return new AuditRow(
                line.id(),
                line.at(),
                line.principal(),
                named == null ? line.principalName() : named.name(),
                named == null ? null : named.login(),
                line.role(),
                line.relation(),
                line.act(),
                category == null ? null : category.name(),
                line.patient(),
                line.outcome(),
                line.count(),
                Long.toHexString(line.request()));
    }

    /** An account may be named by id or by login. One that does not exist finds nothing. */
    private UUID account(Grant grant, String text) {
        return text.contains("@")
                ? accounts.byLogin(grant.tenant(), text).map(Accounts.Known::id).orElse(new UUID(0, 1))
                : id(text, "account");
    }

    private static UUID id(String text, String field) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new RuleBroken(422, "query.BAD_ID", field);
        }
    }

    private static @Nullable LocalDate day(@Nullable String text, String field) {
        try {
            if (text != null && text.length() != 10) {
                throw new RuleBroken(422, "query.BAD_DATE", field); // years of more digits, which no log reaches
            }
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new RuleBroken(422, "query.BAD_DATE", field);
        }
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word, String field) {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new RuleBroken(422, "query.UNKNOWN_WORD", field);
        }
    }
}
