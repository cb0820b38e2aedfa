package org.keepwell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.audit.AuditEntry;
import org.keepwell.identity.SessionState;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The second door: what the route claims, what the session has, what the policy says. An act of a full session begins its
 * audit entry here, before the work.
 */
@Component
class PolicyDoor implements HandlerInterceptor {

    private final Access access;

    PolicyDoor(Access access) {
        this.access = access;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND); // the first door says the rest
            return false;
        }
        var visit = Visit.of(request);
        var claim = method.getMethodAnnotation(Claim.class);
        if (claim == null) {
            throw new IllegalStateException("a route that nobody claimed: " + method.getShortLogMessage());
        }
        var act = claim.value();
        visit.act = act;
        visit.subject = Subject.of(request);
        check(visit, act);
        if (act.gate() == Act.Gate.FULL) {
            var grant = granted(visit, act);
            visit.grant = grant;
            visit.trail.submit(AuditEntry.allowed(grant, visit.trail.request()).about(visit.subject));
        }
        return true;
    }

    private static void check(Visit visit, Act act) {
        var session = visit.session;
        if (act.gate() == Act.Gate.OPEN) {
            return;
        }
        if (session == null) {
            throw new Problem(visit.sessionEnded ? Problem.Kind.SESSION_ENDED : Problem.Kind.NO_SESSION);
        }
        boolean enough = switch (act.gate()) {
            case OPEN, ANY_SESSION -> true;
            case CODE_MISSING -> session.state() == SessionState.PASSWORD;
            case ENROLLING -> session.state() == SessionState.ENROLLING;
            case FULL -> session.state() == SessionState.FULL;
            case CONSOLE -> false;
        };
        if (!enough) {
            throw new Problem(
                    session.state() == SessionState.FULL ? Problem.Kind.REFUSED : Problem.Kind.SESSION_INCOMPLETE);
        }
    }

    private Grant granted(Visit visit, Act act) {
        return switch (act.scope()) {
            case PATIENT -> access.check(visit.actor(), act, visit.relation(), visit.patient);
            case OWN, TENANT, NONE -> access.check(visit.actor(), act, Relation.NONE, null);
        };
    }
}
