package org.keepwell.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Serves the web app: hashed files with a long life, and for every other path the one page, made anew each time with a
 * nonce. It holds no data, so it needs no session and leaves no entry.
 */
@Component
class WebApp extends SimpleUrlHandlerMapping {

    private static final Pattern FILE =
            Pattern.compile("/assets/[A-Za-z0-9._-]+|/worker\\.js|/[a-z0-9-]+\\.(svg|png|ico|webmanifest|txt)");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "woff2", "font/woff2",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "webmanifest", "application/manifest+json",
            "txt", "text/plain; charset=utf-8");

    private final ProblemWriter problems;
    private final SecureRandom random = new SecureRandom();

    WebApp(ProblemWriter problems) {
        this.problems = problems;
        setOrder(Ordered.LOWEST_PRECEDENCE - 10);
        HttpRequestHandler handler = this::serve;
        setUrlMap(Map.of("/**", handler));
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
            problems.write(response, problems.kindOf(status)); // Tomcat leads here what failed outside of every door
            return;
        }
        var path = request.getRequestURI();
        if (path.equals("/api") || path.startsWith("/api/")) {
            response.setStatus(404); // no advice hears of what is thrown here; the first door says the rest
            return;
        }
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setStatus(405);
        } else if (FILE.matcher(path).matches()) {
            file(path, response);
        } else {
            page(response);
        }
    }

    private static void file(String path, HttpServletResponse response) throws IOException {
        var file = new ClassPathResource("web" + path);
        var type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || !file.exists()) {
            response.setStatus(404);
            return;
        }
        response.setContentType(type);
        if (path.startsWith("/assets/")) {
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        }
        response.getOutputStream().write(file.getContentAsByteArray());
    }

    private void page(HttpServletResponse response) throws IOException {
        var file = new ClassPathResource("web/index.html");
        if (!file.exists()) {
            response.setStatus(404);
            return;
        }
        var bytes = new byte[18];
        random.nextBytes(bytes);
        var nonce = Base64.getEncoder().encodeToString(bytes);
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self' 'nonce-" + nonce
                        + "'; style-src 'self' 'nonce-" + nonce
                        + "'; img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; "
                        + "manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; "
                        + "require-trusted-types-for 'script'; trusted-types keepwell-worker");
        response.setContentType("text/html; charset=utf-8");
        response.getOutputStream()
                .write(file.getContentAsString(StandardCharsets.UTF_8)
                        .replace("__NONCE__", nonce)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
