package org.keepwell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.audit.Reason;
import org.keepwell.identity.OpenSession;
import org.keepwell.tenancy.Tenant;

/** What is known of one request on its way in; it grows from door to door. */
final class Visit {

    private static final String ATTRIBUTE = Visit.class.getName();

    final AuditTrail trail;
    final Tenant tenant;

    /** Around the holding of answers: for a stream, once its entry is durable. */
    final HttpServletResponse way;

    @Nullable
    PatientId patient;

    /** The one thing that the address names: its entries say so. */
    @Nullable
    UUID subject;

    @Nullable
    OpenSession session;

    /** The answer went past the holding, after its entry. */
    boolean passed;

    boolean sessionEnded;
    Act act = Act.KNOCK;

    @Nullable
    Grant grant;

    Visit(AuditTrail trail, Tenant tenant, HttpServletResponse way) {
        this.trail = trail;
        this.way = way;
        this.tenant = tenant;
    }

    void putOn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** @throws IllegalStateException outside of {@code /api} */
    static Visit of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Visit visit) {
            return visit;
        }
        throw new IllegalStateException("not a request to the API");
    }

    Actor actor() {
        var open = session;
        return open == null ? Actor.nobody(tenant.id()) : open.actor();
    }

    Relation relation() {
        var open = session;
        return open == null ? Relation.NONE : open.relation();
    }

    AuditEntry refusal(Reason reason) {
        return AuditEntry.refused(actor(), act, relation(), patient, reason, trail.request())
                .about(subject);
    }
}
