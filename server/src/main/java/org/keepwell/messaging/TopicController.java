package org.keepwell.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.Role;
import org.keepwell.tenancy.Tenant;
import org.keepwell.worklists.Member;
import org.keepwell.worklists.Topic;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a patient can write about, and who would read it. */
@RestController
class TopicController {

    private final WhoReads readers;
    private final Proxies proxies;

    TopicController(WhoReads readers, Proxies proxies) {
        this.readers = readers;
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

    /** @param answering who reads what is meant for them, where they have a board; null: whoever reads the topic */
    record ClinicianOption(
            UUID id,
            String name,
            Role role,
            boolean away,
            @Nullable LocalDate awayUntil,
            @Nullable String coveredBy,
            @Nullable Answering answering) {

        static ClinicianOption of(WhoReads.Clinician one, ZoneId zone) {
            var member = one.member();
            var answering = one.answering();
            return new ClinicianOption(
                    member.account(),
                    member.name(),
                    member.role(),
                    member.awayUntil() != null,
                    lastDay(member.awayUntil(), zone),
                    member.coverName(),
                    answering == null ? null : Answering.of(answering, zone));
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

    /** @param more readers beside these */
    record Answering(
            String pool,
            List<Reader> readers,
            int more,
            @Nullable Integer halfWithinMinutes,
            @Nullable Integer mostWithinMinutes) {

        static Answering of(WhoReads.Answering one, ZoneId zone) {
            return new Answering(
                    one.board().label(),
                    one.readers().stream()
                            .map(member -> Reader.of(member, zone))
                            .toList(),
                    one.more(),
                    one.usual().halfWithin(),
                    one.usual().mostWithin());
        }
    }

    record AtSite(UUID id, String name, String place, Answering answering) {

        static AtSite of(WhoReads.AtSite one, ZoneId zone) {
            return new AtSite(
                    one.site().id(), one.site().name(), one.site().place(), Answering.of(one.answering(), zone));
        }
    }

    /**
     * @param anywhere who answers whatever the site; null if one has to be chosen
     * @param sites that have people of their own for it
     */
    record TopicView(Topic topic, @Nullable Answering anywhere, List<AtSite> sites, List<ClinicianOption> clinicians) {

        static TopicView of(WhoReads.OfTopic one, ZoneId zone) {
            var anywhere = one.anywhere();
            return new TopicView(
                    one.topic(),
                    anywhere == null ? null : Answering.of(anywhere, zone),
                    one.sites().stream().map(site -> AtSite.of(site, zone)).toList(),
                    one.clinicians().stream()
                            .map(clinician -> ClinicianOption.of(clinician, zone))
                            .toList());
        }
    }

    /**
     * @param usualSiteId where the patient usually goes
     * @param proxies whom a new message may be hidden from; only for the patient
     */
    record Topics(List<TopicView> topics, @Nullable UUID usualSiteId, List<ProxyName> proxies) {}

    @Claim(Act.READ_MESSAGES)
    @GetMapping("/api/patients/{patient}/messages/topics")
    Topics topics(Grant grant, Tenant tenant) {
        var offered = readers.of(grant);
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
}
