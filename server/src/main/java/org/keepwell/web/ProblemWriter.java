package org.keepwell.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem+json (RFC 9457): a status, a stable code, a field where there is one. Wording is the web app's. */
@Component
class ProblemWriter {

    static final String MEDIA_TYPE = "application/problem+json";

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    void write(HttpServletResponse response, Problem.Kind kind) throws IOException {
        write(response, kind.status(), kind.code(), Map.of());
    }

    void write(HttpServletResponse response, int status, String code, Map<String, ?> more) throws IOException {
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.getOutputStream().write(json.writeValueAsBytes(body(status, code, more)));
    }

    static Map<String, Object> body(int status, String code, Map<String, ?> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("status", status);
        body.put("code", code);
        body.putAll(more);
        return body;
    }

    /** For a status that something below set without saying more. */
    Problem.Kind kindOf(int status) {
        return switch (status) {
            case 401 -> Problem.Kind.NO_SESSION;
            case 403 -> Problem.Kind.REFUSED;
            case 404 -> Problem.Kind.NOT_FOUND;
            case 405 -> Problem.Kind.WRONG_METHOD;
            case 413 -> Problem.Kind.TOO_LARGE;
            case 415 -> Problem.Kind.NOT_JSON;
            default -> status >= 500 ? Problem.Kind.ERROR : Problem.Kind.BAD_REQUEST;
        };
    }
}
