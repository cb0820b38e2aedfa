package org.keepwell.messaging;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.patients.UsualSites;
import org.keepwell.tenancy.Site;
import org.keepwell.tenancy.Sites;
import org.keepwell.worklists.AnswerTimes;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Member;
import org.keepwell.worklists.Members;
import org.keepwell.worklists.Topic;
import org.springframework.stereotype.Service;

/** Who reads what a patient writes, and how long answers take: said before anybody writes. */
@Service
class WhoReads {

    private static final int SHOWN = 12;

    /**
     * @param readers the first of them
     * @param more how many there are beside these
     */
    record Answering(Board board, List<Member> readers, int more, AnswerTimes.Usual usual) {}

    record AtSite(Site site, Answering answering) {}

    /** @param answering who reads what is meant for this member of the care team; null for whoever reads the topic */
    record Clinician(Member member, @Nullable Answering answering) {}

    /**
     * One topic that is answered here.
     *
     * @param anywhere who answers for all sites, or null if nobody does
     * @param sites that have people of their own for it, by name
     * @param clinicians of the patient's care team, whom a message may be meant for
     */
    record OfTopic(Topic topic, @Nullable Answering anywhere, List<AtSite> sites, List<Clinician> clinicians) {}

    /** @param usual the patient's usual site, or null */
    record Offered(List<OfTopic> topics, @Nullable UUID usual) {}

    private record Known(
            List<Board> boards,
            List<Site> sites,
            Map<Integer, List<Member>> people,
            Map<AnswerTimes.Of, AnswerTimes.Usual> usual) {

        Optional<Answering> answering(Topic topic, @Nullable UUID site) {
            return first(topic, board -> board.isForAnybody() && Objects.equals(board.site(), site));
        }

        Clinician clinician(Topic topic, Member member) {
            var own = first(topic, board -> member.account().equals(board.clinician()));
            return new Clinician(member, own.orElse(null));
        }

        private Optional<Answering> first(Topic topic, Predicate<Board> which) {
            return boards.stream()
                    .filter(board -> board.topics().contains(topic) && which.test(board))
                    .filter(board -> people.containsKey(board.id())) // where nobody is, nobody answers
                    .findFirst()
                    .map(board -> {
                        var readers = people.getOrDefault(board.id(), List.of());
                        return new Answering(
                                board,
                                readers.stream().limit(SHOWN).toList(),
                                Math.max(0, readers.size() - SHOWN),
                                usual.getOrDefault(new AnswerTimes.Of(board.id(), topic), AnswerTimes.Usual.UNKNOWN));
                    });
        }
    }

    private final Recipients recipients;
    private final Ground ground;
    private final Members members;
    private final AnswerTimes times;
    private final Sites sites;
    private final UsualSites usualSites;

    WhoReads(
            Recipients recipients,
            Ground ground,
            Members members,
            AnswerTimes times,
            Sites sites,
            UsualSites usualSites) {
        this.recipients = recipients;
        this.ground = ground;
        this.members = members;
        this.times = times;
        this.sites = sites;
        this.usualSites = usualSites;
    }

    /** In the order of the topics; a topic that nobody answers is not offered. */
    Offered of(Grant grant) {
        return ground.transaction().in(grant, () -> {
            var boards = ground.boards().all(grant);
            var known = new Known(
                    boards,
                    boards.stream().anyMatch(board -> board.at() != null) ? sites.open(grant.tenant()) : List.of(),
                    members.byBoard(grant),
                    times.byBoardAndTopic(grant));
            var team = members.of(grant, recipients.careTeam(grant));
            var topics = Arrays.stream(Topic.values())
                    .map(topic -> new OfTopic(
                            topic,
                            known.answering(topic, null).orElse(null),
                            known.sites().stream()
                                    .flatMap(site ->
                                            known
                                                    .answering(topic, site.id())
                                                    .map(one -> new AtSite(site, one))
                                                    .stream())
                                    .toList(),
                            topic.isClinical()
                                    ? team.stream()
                                            .map(member -> known.clinician(topic, member))
                                            .toList()
                                    : List.of()))
                    .filter(one -> one.anywhere() != null || !one.sites().isEmpty())
                    .toList();
            return new Offered(topics, usualSites.of(grant).orElse(null));
        });
    }
}
