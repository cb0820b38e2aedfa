package org.keepwell.messaging;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.RuleBroken;
import org.keepwell.worklists.AnswerTimes;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Member;
import org.keepwell.worklists.Members;
import org.keepwell.worklists.Topic;
import org.springframework.stereotype.Service;

/** Who reads what a patient writes, and how long answers take: said before anybody writes. */
@Service
class Recipients {

    private static final int SHOWN = 12;

    /**
     * One topic that is answered here.
     *
     * @param clinicians of the patient's care team, whom a message may be meant for
     */
    record OfTopic(Topic topic, Board board, List<Member> readers, List<Member> clinicians, AnswerTimes.Usual usual) {}

    private final Ground ground;
    private final Members members;
    private final AnswerTimes times;

    Recipients(Ground ground, Members members, AnswerTimes times) {
        this.ground = ground;
        this.members = members;
        this.times = times;
    }

    /** By topic, in the order of the topics; a topic that nobody answers is not offered. */
    List<OfTopic> of(Grant grant) {
        return ground.transaction().in(grant, () -> {
            var boards = ground.boards().all(grant);
            var people = members.byBoard(grant);
            var usual = times.byTopic(grant);
            var team = members.of(grant, careTeam(grant));
            return Arrays.stream(Topic.values())
                    .flatMap(topic -> boards.stream()
                            .filter(board -> board.topics().contains(topic))
                            .filter(board -> people.containsKey(board.id())) // where nobody is, nobody answers
                            .limit(1)
                            .map(board -> new OfTopic(
                                    topic,
                                    board,
                                    people.getOrDefault(board.id(), List.of()).stream()
                                            .limit(SHOWN)
                                            .toList(),
                                    topic.isClinical() ? team : List.of(),
                                    usual.getOrDefault(topic, AnswerTimes.Usual.UNKNOWN))))
                    .toList();
        });
    }

    /** Where a message on this topic goes; inside a sealed transaction. @throws RuleBroken if nobody answers it here */
    Board board(Grant grant, Topic topic) {
        return ground.boards()
                .firstFor(grant, topic)
                .filter(board -> members.answers(grant, board.id()))
                .orElseThrow(() -> new RuleBroken(409, "message.NOBODY_ANSWERS", "topic"));
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

    private List<UUID> careTeam(Grant grant) {
        return ground.relations().accountsOf(grant, Relation.CARE_TEAM).stream()
                .map(AccountId::value)
                .toList();
    }
}
