package org.keepwell.messaging;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.RuleBroken;
import org.keepwell.patients.UsualSites;
import org.keepwell.tenancy.Sites;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Boards;
import org.keepwell.worklists.Members;
import org.keepwell.worklists.Topic;
import org.springframework.stereotype.Service;

/** To which board goes what a patient writes: by topic, site and clinician. */
@Service
class Recipients {

    private final Ground ground;
    private final Members members;
    private final Sites sites;
    private final UsualSites usualSites;

    Recipients(Ground ground, Members members, Sites sites, UsualSites usualSites) {
        this.ground = ground;
        this.members = members;
        this.sites = sites;
        this.usualSites = usualSites;
    }

    /**
     * Where something new goes. Inside a sealed transaction.
     *
     * @param site that the patient chose, or null for no particular one
     * @param clinician whom it is meant for, or null; to their own board if somebody is there, whatever the site
     * @throws RuleBroken 422 if there is no such site or clinician, or a site has to be chosen; 409 if nobody answers the
     *     topic there
     */
    Board chosen(Grant grant, Topic topic, @Nullable UUID site, @Nullable UUID clinician) {
        if (site != null && sites.open(grant.tenant(), site).isEmpty()) {
            throw new RuleBroken(422, "message.NO_SUCH_SITE", "siteId");
        }
        checkClinician(grant, topic, clinician);
        var there = ground.boards().answering(grant, topic, Board.NEW);
        return there.stream()
                .filter(board -> clinician != null && clinician.equals(board.clinician()))
                .findFirst()
                .or(() -> Boards.inTurn(there.stream(), site).findFirst())
                .orElseThrow(() -> site == null && there.stream().anyMatch(Board::isForAnybody)
                        ? new RuleBroken(422, "message.SITE_MISSING", "siteId")
                        : new RuleBroken(409, "message.NOBODY_ANSWERS", "topic"));
    }

    /** Where what comes back from the patient goes, if they chose no site: by the usual one. As {@link #chosen} otherwise. */
    Board board(Grant grant, Topic topic) {
        return home(grant, ground.boards().answering(grant, topic, Board.NEW), null);
    }

    /**
     * Where a conversation goes on: where it is, if anybody is there. If the site that was chosen for it has closed, it
     * leaves the boards of other sites for where the topic is answered now. One on the board of its clinician stays there
     * though nobody else answers the topic.
     *
     * @throws RuleBroken 409 if nobody answers the topic any more
     */
    Board goesOn(Grant grant, ThreadRow thread) {
        var there = ground.boards().answering(grant, thread.topic(), thread.board());
        var own = there.stream()
                .filter(board -> board.id() == thread.board() && !board.isForAnybody())
                .findFirst();
        if (own.isPresent()) {
            return own.get();
        }
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
        if (ground.boards().answering(own, topic, Board.NEW).stream().noneMatch(Board::isForAnybody)) {
            throw new RuleBroken(409, "message.NOBODY_ANSWERS", "topic");
        }
    }

    /** @throws RuleBroken if a message on this topic cannot be meant for this account */
    private void checkClinician(Grant grant, Topic topic, @Nullable UUID clinician) {
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

    List<UUID> careTeam(Grant grant) {
        return ground.relations().accountsOf(grant, Relation.CARE_TEAM).stream()
                .map(AccountId::value)
                .toList();
    }
}
