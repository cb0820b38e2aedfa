package org.keepwell.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** The headers of every answer. The page itself gets a policy with a nonce in place of this one's {@code 'none'}. */
class HeadersFilter extends OncePerRequestFilter {

    /** Browsers remember HSTS for every port of a host, so it is not sent where others develop: on loopback. */
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private static final String NOTHING_ALLOWED =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final String PERMISSIONS =
            "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), "
                    + "gyroscope=(), hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), "
                    + "publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), "
                    + "xr-spatial-tracking=()";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", NOTHING_ALLOWED);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
        response.setHeader("Permissions-Policy", PERMISSIONS);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Keepwell-Build", Build.ID);
        if (!LOOPBACK.contains(request.getServerName())) {
            response.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload");
        }
        chain.doFilter(request, response);
    }
}
