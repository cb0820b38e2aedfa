package org.keepwell.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.OpenSession;
import org.keepwell.identity.SessionToken;
import org.keepwell.identity.SignIn;
import org.keepwell.live.Line;
import org.keepwell.tenancy.Tenant;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers what the doors found, as arguments: nothing is looked up from a static place. */
final class VisitArguments implements HandlerMethodArgumentResolver {

    private static final Set<Class<?>> KNOWN = Set.of(
            Grant.class,
            OpenSession.class,
            SessionToken.class,
            AuditTrail.class,
            Tenant.class,
            SignIn.From.class,
            Line.class);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return KNOWN.contains(parameter.getParameterType());
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not an HTTP request");
        }
        var visit = Visit.of(request);
        var type = parameter.getParameterType();
        if (type == Grant.class) {
            return there(visit.grant, "grant");
        }
        if (type == OpenSession.class) {
            return there(visit.session, "session");
        }
        if (type == SessionToken.class) {
            return there(SessionCookie.in(request).orElse(null), "session");
        }
        if (type == AuditTrail.class) {
            return visit.trail;
        }
        if (type == Line.class) {
            return new DoorLine(request, visit);
        }
        return type == Tenant.class ? visit.tenant : from(request);
    }

    private static SignIn.From from(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        return new SignIn.From(
                address,
                Browser.describe(request.getHeader("User-Agent")) + " · " + address,
                SessionCookie.device(request));
    }

    private static <T> T there(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException("the act of this route has no " + what);
        }
        return value;
    }
}
