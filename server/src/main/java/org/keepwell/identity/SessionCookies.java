package org.keepwell.identity;

import java.time.Duration;
import org.springframework.http.ResponseCookie;

/** The two cookies: the session's secret, and the mark of a known device. Out of script's reach, to this host only. */
public final class SessionCookies {

    public static final String SESSION = "__Host-keepwell";
    public static final String DEVICE = "__Host-keepwell-device";

    private static final Duration DEVICE_LIFE = Duration.ofDays(365);

    private SessionCookies() {}

    static String session(SessionToken token) {
        return cookie(SESSION, token.text()).build().toString();
    }

    static String gone() {
        return cookie(SESSION, "").maxAge(0).build().toString();
    }

    static String device(String value) {
        return cookie(DEVICE, value).maxAge(DEVICE_LIFE).build().toString();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String name, String value) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(true)
                .path("/")
                .sameSite("Lax");
    }
}
