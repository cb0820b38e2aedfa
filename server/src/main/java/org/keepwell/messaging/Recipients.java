package org.keepwell.messaging;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.RuleBroken;
import org.keepwell.patients.UsualSites;
import org.keepwell.tenancy.Site;
import org.keepwell.tenancy.Sites;
import org.keepwell.worklists.AnswerTimes;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Boards;
import org.keepwell.worklists.Member;
import org.keepwell.worklists.Members;
import org.keepwell.worklists.Topic;
import org.springframework.stereotype.Service;

/** Who reads what a patient writes, by topic and site, and how long answers take: said before anybody writes. */
@Service
class Recipients {

    private static final int SHOWN = 12;

    /**
     * @param readers the first of them
     * @param more how many there are beside these
     */
    record Answering(Board board, List<Member> readers, int more, AnswerTimes.Usual usual) {}

    record AtSite(Site site, Answering answering) {}

    /**
     * One topic that is answered here.
     *
     * @param anywhere who answers for all sites, or null if nobody does
     * @param sites that have people of their own for it, by name
     * @param clinicians of the patient's care team, whom a message may be meant for
     */
    record OfTopic(Topic topic, @Nullable Answering anywhere, List<AtSite> sites, List<Member> clinicians) {}

    /** @param usual the patient's usual site, or null */
    record Offered(List<OfTopic> topics, @Nullable UUID usual) {}

    private record Known(
            List<Board> boards,
            List<Site> sites,
            Map<Integer, List<Member>> people,
            Map<AnswerTimes.Of, AnswerTimes.Usual> usual) {

        Optional<Answering> answering(Topic topic, @Nullable UUID site) {
            return boards.stream()
                    .filter(board -> board.topics().contains(topic) && Objects.equals(board.site(), site))
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

    private final Ground ground;
    private final Members members;
    private final AnswerTimes times;
    private final Sites sites;
    private final UsualSites usualSites;

    Recipients(Ground ground, Members members, AnswerTimes times, Sites sites, UsualSites usualSites) {
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
            var team = members.of(grant, careTeam(grant));
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
                            topic.isClinical() ? team : List.of()))
                    .filter(one -> one.anywhere() != null || !one.sites().isEmpty())
                    .toList();
            return new Offered(topics, usualSites.of(grant).orElse(null));
        });
    }

    /**
     * Where something new goes. Inside a sealed transaction.
     *
     * @param site that the patient chose, or null for no particular one
     * @throws RuleBroken 422 if there is no such site, or one has to be chosen; 409 if nobody answers the topic there
     */
    Board chosen(Grant grant, Topic topic, @Nullable UUID site) {
        if (site != null && sites.open(grant.tenant(), site).isEmpty()) {
            throw new RuleBroken(422, "message.NO_SUCH_SITE", "siteId");
        }
        var there = ground.boards().answering(grant, topic, Board.NEW);
        return Boards.inTurn(there.stream(), site)
                .findFirst()
                .orElseThrow(() -> site == null && !there.isEmpty()
                        ? new RuleBroken(422, "message.SITE_MISSING", "siteId")
                        : new RuleBroken(409, "message.NOBODY_ANSWERS", "topic"));
    }

    /** Where what comes back from the patient goes, if they chose no site: by the usual one. As {@link #chosen} otherwise. */
    Board board(Grant grant, Topic topic) {
        return home(grant, ground.boards().answering(grant, topic, Board.NEW), null);
    }

    /**
     * Where a conversation goes on: where it is, if anybody is there. If the site that was chosen for it has closed, it
     * leaves the boards of other sites for where the topic is answered now.
     *
     * @throws RuleBroken 409 if nobody answers the topic any more
     */
    Board goesOn(Grant grant, ThreadRow thread) {
        var there = ground.boards().answering(grant, thread.topic(), thread.board());
        var site = thread.site();
        boolean closed = site != null && sites.open(grant.tenant(), site).isEmpty();
        var ofTopic = there.stream()
                .filter(board -> board.topics().contains(thread.topic()))
                .toList();
        var home = home(grant, ofTopic, site);
        return there.stream()
                .filter(board -> board.id() == thread.board() && (!closed || board.at() == null))
                .findFirst()
                .orElse(home);
    }

    /** @throws RuleBroken 409 if nobody answers this topic, wherever the patient goes; inside a sealed transaction */
    void checkAnswered(Grant own, Topic topic) {
        if (ground.boards().answering(own, topic, Board.NEW).isEmpty()) {
            throw new RuleBroken(409, "message.NOBODY_ANSWERS", "topic");
        }
    }

    /** Inside a sealed transaction. @throws RuleBroken if a message on this topic cannot be meant for this account */
    void checkClinician(Grant grant, Topic topic, @Nullable UUID clinician) {
        if (clinician == null) {
            return;
        }
        boolean known = topic.isClinical()
                && careTeam(grant).contains(clinician)
                && !members.of(grant, List.of(clinician)).isEmpty();
        if (!known) {
            throw new RuleBroken(422, "message.NO_SUCH_CLINICIAN", "clinicianId");
        }
    }

    /** Of the boards that answer a topic. The usual site matters only where a site has a board of its own. */
    private Board home(Grant grant, List<Board> there, @Nullable UUID site) {
        boolean bySite = there.stream().anyMatch(board -> board.at() != null);
        var where = site == null && bySite ? usualSites.of(grant).orElse(null) : site;
        return Boards.inTurn(there.stream(), where)
                .findFirst()
                .orElseThrow(() -> new RuleBroken(409, "message.NOBODY_ANSWERS", "topic"));
    }

    private List<UUID> careTeam(Grant grant) {
        return ground.relations().accountsOf(grant, Relation.CARE_TEAM).stream()
                .map(AccountId::value)
                .toList();
    }
}
