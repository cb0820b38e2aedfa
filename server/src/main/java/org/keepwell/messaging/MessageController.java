package org.keepwell.messaging;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.Side;
import org.keepwell.audit.AuditTrail;
import org.keepwell.tenancy.Tenant;
import org.keepwell.worklists.Member;
import org.keepwell.worklists.Topic;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The patient's side of conversations. */
@RestController
class MessageController {

    private final Inbox inbox;
    private final Threads threads;
    private final Recipients recipients;
    private final MessageSearch search;
    private final Proxies proxies;

    MessageController(Inbox inbox, Threads threads, Recipients recipients, MessageSearch search, Proxies proxies) {
        this.inbox = inbox;
        this.threads = threads;
        this.recipients = recipients;
        this.search = search;
        this.proxies = proxies;
    }

    /** @param awayUntil the last day, where the clinic is */
    record Reader(
            String name,
            Role role,
            boolean away,
            @Nullable LocalDate awayUntil,
            @Nullable String coveredBy) {

        static Reader of(Member member, ZoneId zone) {
            return new Reader(
                    member.name(),
                    member.role(),
                    member.awayUntil() != null,
                    lastDay(member.awayUntil(), zone),
                    member.coverName());
        }

        @Override
        public String toString() {
            return "reader";
        }
    }

    record ClinicianOption(
            UUID id,
            String name,
            Role role,
            boolean away,
            @Nullable LocalDate awayUntil,
            @Nullable String coveredBy) {

        static ClinicianOption of(Member member, ZoneId zone) {
            return new ClinicianOption(
                    member.account(),
                    member.name(),
                    member.role(),
                    member.awayUntil() != null,
                    lastDay(member.awayUntil(), zone),
                    member.coverName());
        }

        @Override
        public String toString() {
            return "clinician " + id;
        }
    }

    record ProxyName(UUID accountId, String name) {

        @Override
        public String toString() {
            return "proxy " + accountId;
        }
    }

    record Answering(
            String pool,
            List<Reader> readers,
            @Nullable Integer halfWithinMinutes,
            @Nullable Integer mostWithinMinutes) {

        static Answering of(Recipients.Answering one, ZoneId zone) {
            return new Answering(
                    one.board().label(),
                    one.readers().stream()
                            .map(member -> Reader.of(member, zone))
                            .toList(),
                    one.usual().halfWithin(),
                    one.usual().mostWithin());
        }
    }

    record AtSite(UUID id, String name, String place, Answering answering) {

        static AtSite of(Recipients.AtSite one, ZoneId zone) {
            return new AtSite(
                    one.site().id(), one.site().name(), one.site().place(), Answering.of(one.answering(), zone));
        }
    }

    /**
     * @param anywhere who answers whatever the site; null if one has to be chosen
     * @param sites that have people of their own for it
     */
    record TopicView(Topic topic, @Nullable Answering anywhere, List<AtSite> sites, List<ClinicianOption> clinicians) {

        static TopicView of(Recipients.OfTopic one, ZoneId zone) {
            var anywhere = one.anywhere();
            return new TopicView(
                    one.topic(),
                    anywhere == null ? null : Answering.of(anywhere, zone),
                    one.sites().stream().map(site -> AtSite.of(site, zone)).toList(),
                    one.clinicians().stream()
                            .map(member -> ClinicianOption.of(member, zone))
                            .toList());
        }
    }

    /**
     * @param usualSiteId where the patient usually goes
     * @param proxies whom a new message may be hidden from; only for the patient
     */
    record Topics(List<TopicView> topics, @Nullable UUID usualSiteId, List<ProxyName> proxies) {}

    record InboxRow(
            UUID id,
            Topic topic,
            String subject,
            ThreadState state,
            Instant lastAt,
            Side lastSide,
            int unread,
            int messages,
            int files,
            boolean hidden,
            boolean oneWay) {

        @Override
        public String toString() {
            return "thread " + id;
        }
    }

    record InboxPage(List<InboxRow> items, @Nullable String next, int unread) {}

    record Words(@NotNull @Size(max = 100) String words) {

        @Override
        public String toString() {
            return "words";
        }
    }

    record Hit(UUID threadId, String subject, Topic topic, Instant at, Side side, String excerpt) {

        @Override
        public String toString() {
            return "hit";
        }
    }

    record Found(List<Hit> items, boolean complete) {}

    record Ask(
            @NotNull UUID sendKey,
            @NotNull Topic topic,
            @Nullable UUID siteId,
            @Nullable UUID clinicianId,
            @NotNull String subject,
            @NotNull String body,
            @NotNull List<UUID> files,
            @NotNull @Size(max = 50) List<UUID> hideFrom,
            boolean flagged) {

        @Override
        public String toString() {
            return "ask";
        }
    }

    record Reply(
            @NotNull UUID sendKey,
            @NotNull String body,
            @NotNull List<UUID> files,
            boolean flagged) {

        @Override
        public String toString() {
            return "reply";
        }
    }

    record Made(UUID id) {}

    record Replied(UUID id, boolean reopened) {}

    record Away(boolean away) {}

    record Hidden(@NotNull @Size(max = 50) List<UUID> from) {}

    @Claim(Act.READ_MESSAGES)
    @GetMapping("/api/patients/{patient}/messages/topics")
    Topics topics(Grant grant, Tenant tenant) {
        var offered = recipients.of(grant);
        return new Topics(
                offered.topics().stream()
                        .map(one -> TopicView.of(one, tenant.zone()))
                        .toList(),
                offered.usual(),
                proxies.of(grant).stream()
                        .map(proxy -> new ProxyName(proxy.account(), proxy.name()))
                        .toList());
    }

    private static @Nullable LocalDate lastDay(@Nullable Instant until, ZoneId zone) {
        return until == null ? null : until.atZone(zone).toLocalDate().minusDays(1);
    }

    @Claim(Act.READ_MESSAGES)
    @GetMapping("/api/patients/{patient}/messages")
    InboxPage list(
            Grant grant,
            @RequestParam(defaultValue = "current") @Pattern(regexp = "current|closed|away") String folder,
            @RequestParam @Nullable String cursor) {
        var page = inbox.of(grant, Inbox.Folder.valueOf(folder.toUpperCase(Locale.ROOT)), cursor);
        var own = grant.relation() == Relation.SELF;
        return new InboxPage(
                page.rows().stream()
                        .map(row -> new InboxRow(
                                row.thread().id(),
                                row.thread().topic(),
                                row.thread().subject(),
                                row.thread().state(),
                                row.thread().lastAt(),
                                row.thread().lastSide(),
                                row.unread(),
                                row.thread().lastSeq(),
                                row.thread().files(),
                                own && !row.thread().hiddenFrom().isEmpty(),
                                row.thread().oneWay()))
                        .toList(),
                page.next(),
                page.unread());
    }

    /** In a body, because what is looked for is about health, and addresses are written down in many places. */
    @Claim(Act.SEARCH_MESSAGES)
    @PostMapping("/api/patients/{patient}/messages/search")
    Found search(@Valid @RequestBody Words body, Grant grant) {
        var found = search.of(grant, body.words());
        return new Found(
                found.hits().stream()
                        .map(hit ->
                                new Hit(hit.thread(), hit.subject(), hit.topic(), hit.at(), hit.side(), hit.excerpt()))
                        .toList(),
                found.complete());
    }

    @Claim(Act.WRITE_MESSAGE)
    @PostMapping("/api/patients/{patient}/messages")
    @ResponseStatus(HttpStatus.CREATED)
    Made ask(@Valid @RequestBody Ask body, Grant grant, AuditTrail trail) {
        var ask = new Threads.Ask(
                body.sendKey(),
                body.topic(),
                body.siteId(),
                body.clinicianId(),
                body.subject(),
                body.body(),
                body.files(),
                body.hideFrom(),
                body.flagged());
        return new Made(threads.ask(grant, ask, trail));
    }

    @Claim(Act.WRITE_MESSAGE)
    @PostMapping("/api/patients/{patient}/messages/{id}/replies")
    @ResponseStatus(HttpStatus.CREATED)
    Replied reply(@PathVariable UUID id, @Valid @RequestBody Reply body, Grant grant, AuditTrail trail) {
        var said = threads.reply(
                grant, id, new Threads.Reply(body.sendKey(), body.body(), body.files(), body.flagged()), trail);
        return new Replied(said.message(), said.reopened());
    }

    @Claim(Act.PUT_AWAY_THREAD)
    @PutMapping("/api/patients/{patient}/messages/{id}/away")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putAway(@PathVariable UUID id, @Valid @RequestBody Away body, Grant grant, AuditTrail trail) {
        threads.putAway(grant, id, body.away(), trail);
    }

    @Claim(Act.HIDE_THREAD)
    @PutMapping("/api/patients/{patient}/messages/{id}/hidden")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hide(@PathVariable UUID id, @Valid @RequestBody Hidden body, Grant grant, AuditTrail trail) {
        threads.hide(grant, id, body.from(), trail);
    }
}
