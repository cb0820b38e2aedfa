package org.keepwell.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.audit.AuditUnavailable;
import org.keepwell.audit.Outcome;
import org.keepwell.audit.Reason;
import org.keepwell.identity.Sessions;
import org.keepwell.tenancy.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The first and the last door of {@code /api}: opens the session on the way in; on the way out holds the answer until every
 * audit entry of the request is durable. No entry, no answer: 503 and an empty body.
 */
class DoorFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(DoorFilter.class);

    private final Audit audit;
    private final Access access;
    private final Sessions sessions;
    private final Tenants tenants;
    private final RequestChecks checks;
    private final ProblemWriter problems;

    DoorFilter(
            Audit audit,
            Access access,
            Sessions sessions,
            Tenants tenants,
            RequestChecks checks,
            ProblemWriter problems) {
        this.audit = audit;
        this.access = access;
        this.sessions = sessions;
        this.tenants = tenants;
        this.checks = checks;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // as sent and as routes are found: no spelling of a path may lead past this door
        return !isApi(request.getRequestURI()) && !isApi(request.getServletPath());
    }

    private static boolean isApi(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var held = new ContentCachingResponseWrapper(response);
        try {
            var tenant = tenants.byHost(request.getServerName().toLowerCase(Locale.ROOT));
            if (tenant.isEmpty()) {
                problems.write(held, Problem.Kind.NO_TENANT);
                held.copyBodyToResponse(); // no tenant, so no log that it could stand in
                return;
            }
            var visit = new Visit(new AuditTrail(audit), tenant.get(), response);
            visit.putOn(request);
            answer(request, held, chain, visit);
            if (!visit.passed) { // what passed has waited for its entry before its first byte
                release(visit, held);
            }
        } catch (AuditUnavailable e) {
            LOG.error("an answer was held back: the audit log cannot be written");
            held.reset();
            response.reset();
            response.setStatus(503);
        } catch (RuntimeException e) {
            // the database is gone before anybody is known: say so, and nothing else
            LOG.error("a request failed at the door: {}", e.getClass().getSimpleName());
            held.reset();
            problems.write(held, Problem.Kind.UNAVAILABLE);
            held.copyBodyToResponse();
        }
    }

    private void answer(HttpServletRequest request, ContentCachingResponseWrapper held, FilterChain chain, Visit visit)
            throws ServletException, IOException {
        try {
            var malformed = malformed(request, visit);
            var token = SessionCookie.in(request);
            if (token.isPresent()) {
                var found = sessions.open(token.get(), visit.patient);
                var session = found.session();
                // a token of another organisation's is none here, although the store knows it
                visit.session = session != null && session.tenant().equals(visit.tenant.id()) ? session : null;
                visit.sessionEnded = found.missing() == Sessions.Missing.ENDED;
            }
            if (malformed != null) {
                throw malformed; // now the log knows who sent it
            }
            checks.origin(request, visit.session == null ? null : token.orElse(null));
            chain.doFilter(new LimitedRequest(request), held);
            touch(request, visit);
        } catch (Problem e) {
            visit.trail.submit(visit.refusal(e.kind().reason()));
            problems.write(held, e.kind());
        }
    }

    /** What is wrong with the request whoever sent it; null if it may go on. */
    private @Nullable Problem malformed(HttpServletRequest request, Visit visit) {
        try {
            visit.patient = checks.patientIn(request.getRequestURI());
            checks.shape(request);
            return null;
        } catch (Problem e) {
            return e;
        }
    }

    private void release(Visit visit, ContentCachingResponseWrapper held) throws IOException {
        int status = held.getStatus();
        if (status >= 400 && !visit.trail.tellsOfRefusal()) {
            var reason = status == 404 ? Reason.NO_SUCH_ROUTE : status >= 500 ? Reason.ERROR : Reason.BAD_INPUT;
            visit.trail.submit(visit.refusal(reason).ended(status >= 500 ? Outcome.FAILED : Outcome.REFUSED, reason));
        } else if (visit.trail.isEmpty()) {
            visit.trail.submit(new AuditEntry(
                    visit.actor(),
                    visit.act,
                    visit.relation(),
                    visit.patient,
                    Outcome.ALLOWED,
                    Reason.NONE,
                    visit.trail.request(),
                    null,
                    1,
                    null));
        }
        visit.trail.await();
        if (status >= 400 && held.getContentSize() == 0 && status != 503) {
            problems.write(held, problems.kindOf(status));
        }
        held.copyBodyToResponse();
    }

    /** Notes activity; a request that the page makes by itself says so and is none. */
    private void touch(HttpServletRequest request, Visit visit) {
        var session = visit.session;
        boolean byItself = request.getHeader("X-Keepwell-Background") != null || visit.act == Act.LISTEN;
        if (session != null && !byItself && sessions.wantsTouch(session)) {
            sessions.touch(access.own(session.actor(), Act.READ_SESSION), session);
        }
    }
}
