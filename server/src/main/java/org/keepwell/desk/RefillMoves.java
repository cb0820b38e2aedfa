package org.keepwell.desk;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Refused;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditTrail;
import org.keepwell.refills.CallingBack;
import org.keepwell.refills.CareTeamRefills;
import org.keepwell.refills.Decision;
import org.keepwell.refills.DenialReason;
import org.keepwell.refills.PharmacyCall;
import org.keepwell.refills.PharmacySearch;
import org.keepwell.refills.PharmacyWish;
import org.keepwell.refills.RefillPaper;
import org.keepwell.refills.RefillPapers;
import org.keepwell.worklists.Item;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Decisions about requests for medicines, each under the grant of its item. */
@Service
class RefillMoves {

    private static final Logger LOG = LoggerFactory.getLogger(RefillMoves.class);

    /**
     * Which item, and as which version it was seen.
     *
     * @param language the header of the request
     * @param zone the clinic's
     * @param steppedUp the second factor was shown again just now
     */
    record Seen(UUID id, int version, @Nullable String language, ZoneId zone, boolean steppedUp) {}

    /** @param left why not, as a code, by item */
    record Batch(List<UUID> approved, Map<UUID, String> left) {}

    private final Entrance entrance;
    private final CareTeamRefills refills;
    private final CallingBack callingBack;
    private final RefillPapers papers;
    private final PharmacySearch search;

    RefillMoves(
            Entrance entrance,
            CareTeamRefills refills,
            CallingBack callingBack,
            RefillPapers papers,
            PharmacySearch search) {
        this.entrance = entrance;
        this.refills = refills;
        this.callingBack = callingBack;
        this.papers = papers;
        this.search = search;
    }

    /** @param words for the patient */
    Moved approve(Grant own, Seen seen, Decision decision, @Nullable String words, AuditTrail trail) {
        return decide(own, seen, (grant, item) -> refills.approve(grant, item, decision, words, trail));
    }

    Moved deny(Grant own, Seen seen, DenialReason reason, @Nullable String words, AuditTrail trail) {
        return decide(own, seen, (grant, item) -> refills.deny(grant, item, reason, words, trail));
    }

    Moved needsVisit(Grant own, Seen seen, @Nullable String words, AuditTrail trail) {
        return decide(own, seen, (grant, item) -> refills.needsVisit(grant, item, words, trail));
    }

    /** @param decision what is printed here; null if it was done elsewhere */
    Moved onPaper(Grant own, Seen seen, @Nullable String words, @Nullable Decision decision, AuditTrail trail) {
        return decide(own, seen, (grant, item) -> refills.onPaper(grant, item, words, decision, trail));
    }

    Moved callBack(Grant own, Seen seen, AuditTrail trail) {
        return under(own, Act.CALL_BACK_REFILL, seen, (grant, item) -> callingBack.callBack(grant, item, trail));
    }

    /** @param said by the pharmacies */
    Moved called(Grant own, Seen seen, PharmacyCall said, AuditTrail trail) {
        return under(own, Act.CALL_PHARMACY, seen, (grant, item) -> callingBack.called(grant, item, said, trail));
    }

    /** @param clinic what it is called */
    RefillPaper print(Grant own, Seen seen, String clinic, AuditTrail trail) {
        var request = entrance.refill(entrance.enter(own, seen.id(), Act.READ_ITEM), Act.PRINT_REFILL);
        return papers.print(request.grant(), of(request.item(), seen), clinic, trail);
    }

    /** Where else it may go. Looked for from an item only, because to whom a place is near is written in it. */
    PharmacySearch.Found pharmacies(Grant own, UUID id, PharmacyWish wish) {
        var request = entrance.refill(entrance.enter(own, id, Act.MOVE_ITEM), Act.DECIDE_REFILL);
        return search.forStaff(request.grant(), wish);
    }

    /** Each by itself: what cannot be approved is left, and does not hold up the others. */
    Batch approveAll(Grant own, List<Seen> wanted, AuditTrail trail) {
        var approved = new ArrayList<UUID>();
        var left = new LinkedHashMap<UUID, String>();
        for (var seen : wanted) {
            try {
                decide(own, seen, (grant, item) -> refills.approveByProtocol(grant, item, trail));
                approved.add(seen.id());
            } catch (RuleBroken e) {
                left.put(seen.id(), e.code());
            } catch (NotVisible | Refused e) {
                left.put(seen.id(), "not.FOUND");
            } catch (RuntimeException e) { // what was approved before stays approved, and has to be told
                LOG.error(
                        "one of several requests could not be approved: {}",
                        e.getClass().getSimpleName());
                left.put(seen.id(), "server.ERROR");
            }
        }
        return new Batch(approved, left);
    }

    private interface Decide {
        Item of(Grant grant, CareTeamRefills.Seen seen);
    }

    private Moved decide(Grant own, Seen seen, Decide decide) {
        return under(own, Act.DECIDE_REFILL, seen, decide);
    }

    private Moved under(Grant own, Act act, Seen seen, Decide decide) {
        var entered = entrance.enter(own, seen.id(), Act.MOVE_ITEM);
        var request = entrance.refill(entered, act);
        var after = decide.of(request.grant(), of(request.item(), seen));
        return new Moved(entered, after);
    }

    private static CareTeamRefills.Seen of(Item item, Seen seen) {
        return new CareTeamRefills.Seen(item, seen.version(), seen.language(), seen.zone(), seen.steppedUp());
    }
}
