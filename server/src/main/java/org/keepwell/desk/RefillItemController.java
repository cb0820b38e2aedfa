package org.keepwell.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.OpenSession;
import org.keepwell.identity.StepUp;
import org.keepwell.refills.Decision;
import org.keepwell.refills.DenialReason;
import org.keepwell.refills.PharmacyCall;
import org.keepwell.refills.PharmacySearch;
import org.keepwell.refills.PharmacyWish;
import org.keepwell.refills.RefillPaper;
import org.keepwell.tenancy.Tenant;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What staff decide about a request for a medicine. */
@RestController
class RefillItemController {

    private static final String LANGUAGE = "Accept-Language";

    private final RefillMoves refills;
    private final Items items;
    private final StepUp stepUp;

    RefillItemController(RefillMoves refills, Items items, StepUp stepUp) {
        this.refills = refills;
        this.items = items;
        this.stepUp = stepUp;
    }

    /** @param words for the patient */
    record Approval(
            int version,
            @Valid @NotNull Decision decision,
            @Nullable String words) {

        @Override
        public String toString() {
            return "approval";
        }
    }

    record Denial(
            int version,
            @NotNull DenialReason reason,
            @Nullable String words) {

        @Override
        public String toString() {
            return "denial";
        }
    }

    record Answer(int version, @Nullable String words) {

        @Override
        public String toString() {
            return "answer";
        }
    }

    /** @param decision what is printed here; null if it was done elsewhere */
    record Paper(
            int version,
            @Nullable String words,
            @Valid @Nullable Decision decision) {

        @Override
        public String toString() {
            return "paper";
        }
    }

    record Looked(int version) {}

    /** @param filled what the pharmacy said of it: that it had filled it before, or will not */
    record Said(@NotNull UUID order, @NotNull Boolean filled) {}

    /** @param answered the pharmacy that waits for an answer was told */
    record Called(int version, @NotNull @Size(max = 100) List<@Valid @NotNull Said> orders, boolean answered) {

        PharmacyCall said() {
            return new PharmacyCall(
                    orders.stream()
                            .map(one -> new PharmacyCall.Said(one.order(), one.filled()))
                            .toList(),
                    answered);
        }
    }

    record Print() {}

    record SeenItem(@NotNull UUID id, int version) {}

    record Batch(@NotNull @Size(min = 1, max = 50) List<@Valid @NotNull SeenItem> items) {}

    record Left(UUID id, String code) {}

    record BatchDone(List<UUID> approved, List<Left> left) {}

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/refill/approve")
    ItemView.Changed approve(
            @PathVariable UUID id,
            @Valid @RequestBody Approval body,
            Grant own,
            Tenant tenant,
            AuditTrail trail,
            @RequestHeader(name = LANGUAGE, required = false) @Nullable String language) {
        var seen = new RefillMoves.Seen(id, body.version(), language, tenant.zone(), false);
        return changed(own, refills.approve(own, seen, body.decision(), body.words(), trail));
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/refill/deny")
    ItemView.Changed deny(
            @PathVariable UUID id, @Valid @RequestBody Denial body, Grant own, Tenant tenant, AuditTrail trail) {
        var seen = new RefillMoves.Seen(id, body.version(), null, tenant.zone(), false);
        return changed(own, refills.deny(own, seen, body.reason(), body.words(), trail));
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/refill/needs-visit")
    ItemView.Changed needsVisit(
            @PathVariable UUID id, @Valid @RequestBody Answer body, Grant own, Tenant tenant, AuditTrail trail) {
        var seen = new RefillMoves.Seen(id, body.version(), null, tenant.zone(), false);
        return changed(own, refills.needsVisit(own, seen, body.words(), trail));
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/refill/on-paper")
    ItemView.Changed onPaper(
            @PathVariable UUID id,
            @Valid @RequestBody Paper body,
            Grant own,
            Tenant tenant,
            OpenSession session,
            AuditTrail trail) {
        var seen = new RefillMoves.Seen(id, body.version(), null, tenant.zone(), stepUp.counts(session));
        return changed(own, refills.onPaper(own, seen, body.words(), body.decision(), trail));
    }

    /** Asks the pharmacy not to fill what was sent; its answer comes later. */
    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/refill/call-back")
    ItemView.Changed callBack(
            @PathVariable UUID id, @RequestBody Looked body, Grant own, Tenant tenant, AuditTrail trail) {
        var seen = new RefillMoves.Seen(id, body.version(), null, tenant.zone(), false);
        return changed(own, refills.callBack(own, seen, trail));
    }

    /** Somebody has called pharmacies that nothing could be sent to: what they said, of each order by itself. */
    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/refill/called")
    ItemView.Changed called(
            @PathVariable UUID id, @Valid @RequestBody Called body, Grant own, Tenant tenant, AuditTrail trail) {
        var seen = new RefillMoves.Seen(id, body.version(), null, tenant.zone(), false);
        return changed(own, refills.called(own, seen, body.said(), trail));
    }

    /** Gives what is printed; no GET, because each print is an entry. */
    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/refill/print")
    RefillPaper print(
            @PathVariable UUID id,
            @RequestBody Print body,
            Grant own,
            Tenant tenant,
            OpenSession session,
            AuditTrail trail) {
        var seen = new RefillMoves.Seen(id, 0, null, tenant.zone(), stepUp.counts(session));
        return refills.print(own, seen, tenant.name(), trail);
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/{id}/refill/pharmacies")
    PharmacySearch.Found pharmacies(@PathVariable UUID id, @Valid @RequestBody PharmacyWish body, Grant own) {
        return refills.pharmacies(own, id, body);
    }

    @Claim(Act.WORK_QUEUE)
    @PostMapping("/api/queue/refills/approve")
    BatchDone approveAll(
            @Valid @RequestBody Batch body,
            Grant own,
            Tenant tenant,
            AuditTrail trail,
            @RequestHeader(name = LANGUAGE, required = false) @Nullable String language) {
        var wanted = body.items().stream()
                .map(one -> new RefillMoves.Seen(one.id(), one.version(), language, tenant.zone(), false))
                .toList();
        var done = refills.approveAll(own, wanted, trail);
        return new BatchDone(
                done.approved(),
                done.left().entrySet().stream()
                        .map(one -> new Left(one.getKey(), one.getValue()))
                        .toList());
    }

    private ItemView.Changed changed(Grant own, Moved moved) {
        return new ItemView.Changed(items.row(own, moved));
    }
}
