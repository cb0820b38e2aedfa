package org.keepwell.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.PatientId;
import org.keepwell.identity.SessionToken;
import org.springframework.stereotype.Component;

/** What every request must look like before anything is read from it. */
@Component
class RequestChecks {

    /** Room for a message of 20,000 characters in any script. */
    static final int MAX_BODY_BYTES = 128 * 1024;

    /** A file, and the one byte more that shows it is too large. */
    private static final int MAX_UPLOAD_BYTES = 25 * 1024 * 1024 + 1;

    private static final int MAX_PARAMETER_CHARACTERS = 300;
    private static final int MAX_PARAMETERS = 20;
    private static final int HTTPS = 443; // browsers leave it out
    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    private static final Set<String> KNOWN = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern PATIENT_PATH = Pattern.compile("^/api/patients/([^/]*)(?:/.*)?$");
    private static final Pattern UPLOAD =
            Pattern.compile("^/api/(?:patients/[^/]*/(?:messages|letters)|queue/[^/]*)/files$");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /**
     * The patient that the path names, or null where it names none.
     *
     * @throws Problem NOT_FOUND for what is no id at all: no such patient, like any other wrong one
     */
    @Nullable
    PatientId patientIn(String path) {
        if (path.indexOf('%') >= 0) {
            throw new Problem(Problem.Kind.NOT_FOUND); // none of our paths needs it: another spelling is another path
        }
        var match = PATIENT_PATH.matcher(path);
        return match.matches() ? new PatientId(id(match.group(1))) : null;
    }

    /** @throws Problem NOT_FOUND if this is not an id as we write them */
    static UUID id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new Problem(Problem.Kind.NOT_FOUND);
        }
        return UUID.fromString(text);
    }

    /** How many bytes the body may have. */
    static int limit(HttpServletRequest request) {
        return isUpload(request) ? MAX_UPLOAD_BYTES : MAX_BODY_BYTES;
    }

    /** The few routes that take a file, as it is, instead of JSON. */
    private static boolean isUpload(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && UPLOAD.matcher(request.getRequestURI()).matches();
    }

    /** @throws Problem if it is too large, not JSON, or carries text that is not text */
    void shape(HttpServletRequest request) {
        if (!KNOWN.contains(request.getMethod())) {
            throw new Problem(Problem.Kind.WRONG_METHOD);
        }
        if (request.getContentLengthLong() > limit(request)) {
            throw new Problem(Problem.Kind.TOO_LARGE);
        }
        var type = request.getContentType();
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (hasBody
                && (type == null
                        || !type.startsWith(isUpload(request) ? "application/octet-stream" : "application/json"))) {
            throw new Problem(Problem.Kind.NOT_JSON);
        }
        var parameters = parameters(request);
        if (parameters.size() > MAX_PARAMETERS) {
            throw new Problem(Problem.Kind.BAD_REQUEST);
        }
        for (var values : parameters.values()) {
            for (var value : values) {
                if (value.length() > MAX_PARAMETER_CHARACTERS || !PlainText.isText(value)) {
                    throw new Problem(Problem.Kind.BAD_TEXT);
                }
            }
        }
    }

    /** @throws Problem BAD_TEXT if what is written in percents is no text */
    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException e) {
            throw new Problem(Problem.Kind.BAD_TEXT);
        }
    }

    /**
     * A changing request comes from our own page: the browser says so, and it carries the session's own value.
     *
     * @param token the session's, or null where there is no session yet (sign-in, activation)
     * @throws Problem FORGED
     */
    void origin(HttpServletRequest request, @Nullable SessionToken token) {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        if (!"same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
            throw new Problem(Problem.Kind.FORGED);
        }
        var origin = request.getHeader("Origin");
        if (origin != null && !origin.equals(ownOrigin(request))) {
            throw new Problem(Problem.Kind.FORGED);
        }
        if (token != null) {
            var csrf = request.getHeader("X-CSRF-Token");
            if (csrf == null || !token.hasCsrf(csrf)) {
                throw new Problem(Problem.Kind.FORGED);
            }
        }
    }

    /** The name and port that the browser asked: of Host, in one spelling. */
    private static String ownOrigin(HttpServletRequest request) {
        int port = request.getServerPort();
        return "https://" + request.getServerName() + (port == HTTPS ? "" : ":" + port);
    }
}
