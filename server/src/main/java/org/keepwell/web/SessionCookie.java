package org.keepwell.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keepwell.identity.SessionCookies;
import org.keepwell.identity.SessionToken;

/** Reads our two cookies. */
final class SessionCookie {

    private SessionCookie() {}

    static Optional<SessionToken> in(HttpServletRequest request) {
        var text = value(request, SessionCookies.SESSION);
        return text == null ? Optional.empty() : SessionToken.of(text);
    }

    static @Nullable String device(HttpServletRequest request) {
        return value(request, SessionCookies.DEVICE);
    }

    private static @Nullable String value(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (name.equals(cookie.getName())) {
                return cookie.getValue();
            }
        }
        return null;
    }
}
