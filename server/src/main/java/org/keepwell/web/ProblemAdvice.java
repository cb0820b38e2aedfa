package org.keepwell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Refused;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditUnavailable;
import org.keepwell.audit.Outcome;
import org.keepwell.audit.Reason;
import org.keepwell.identity.SignInFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Turns every failure into its status and code, once; the body never quotes what was sent or what broke. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final MediaType PROBLEM = MediaType.parseMediaType(ProblemWriter.MEDIA_TYPE);

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> atTheDoor(Problem problem, HttpServletRequest request) {
        var more = new LinkedHashMap<String, Object>();
        var session = Visit.of(request).session;
        if (problem.kind() == Problem.Kind.SESSION_INCOMPLETE && session != null) {
            more.put(
                    "missing",
                    switch (session.state()) {
                        case PASSWORD -> "CODE";
                        case ENROLLING -> "ENROLMENT";
                        case FULL -> "NOTHING";
                    });
        }
        return answer(request, problem.kind(), more);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> hidden(NotVisible e, HttpServletRequest request) {
        return answer(request, Problem.Kind.NOT_FOUND, Map.of());
    }

    /** No such route under /api looks like anything else that is not there. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> noRoute(NoResourceFoundException e, HttpServletRequest request) {
        return answer(request, Problem.Kind.NOT_FOUND, Map.of());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> notAllowed(Refused e, HttpServletRequest request) {
        return answer(request, Problem.Kind.REFUSED, Map.of());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> rule(RuleBroken e, HttpServletRequest request) {
        var visit = Visit.of(request);
        visit.trail.submit(visit.refusal(Reason.RULE));
        var more = new LinkedHashMap<String, Object>();
        if (!e.fields().isEmpty()) {
            more.put("field", e.fields().getFirst());
            more.put(
                    "fields",
                    e.fields().stream()
                            .map(f -> Map.of("field", f, "code", e.code()))
                            .toList());
        }
        return body(e.status(), e.code(), more, null);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> signIn(SignInFailed e, HttpServletRequest request) {
        var visit = Visit.of(request);
        if (!visit.trail.tellsOfRefusal()) {
            visit.trail.submit(visit.refusal(Reason.RULE));
        }
        var more = new LinkedHashMap<String, Object>();
        if (e.retryAfterSeconds() > 0) {
            more.put("retryAfterSeconds", e.retryAfterSeconds());
        }
        var session = visit.session;
        if (e.reason() == SignInFailed.Reason.PASSWORD_TOO_SHORT && session != null) {
            more.put("minimum", org.keepwell.identity.PasswordRules.minimum(session.role()));
        }
        return body(
                e.reason().status(), e.reason().code(), more, e.retryAfterSeconds() > 0 ? e.retryAfterSeconds() : null);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> body(HttpMessageNotReadableException e, HttpServletRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return answer(request, problem.kind(), Map.of());
            }
            if (cause instanceof DatabindException databind) {
                var field = field(databind);
                return answer(
                        request,
                        databind instanceof StrictJson.NotText ? Problem.Kind.BAD_TEXT : Problem.Kind.BAD_BODY,
                        field.isEmpty() ? Map.of() : Map.of("field", field));
            }
        }
        return answer(request, Problem.Kind.BAD_BODY, Map.of());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> fields(MethodArgumentNotValidException e, HttpServletRequest request) {
        var fields = e.getFieldErrors().stream()
                .map(error -> Map.of("field", error.getField(), "code", String.valueOf(error.getCode())))
                .toList();
        return answer(request, Problem.Kind.BAD_FIELD, fieldsBody(fields));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> parameter(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return answer(request, Problem.Kind.BAD_FIELD, Map.of("field", e.getName()));
    }

    @ExceptionHandler({
        HandlerMethodValidationException.class,
        ConstraintViolationException.class,
        MissingServletRequestParameterException.class,
        MissingRequestHeaderException.class
    })
    ResponseEntity<Map<String, Object>> parameters(Exception e, HttpServletRequest request) {
        return answer(request, Problem.Kind.BAD_FIELD, Map.of());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> method(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        return answer(request, Problem.Kind.WRONG_METHOD, Map.of());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> mediaType(HttpMediaTypeNotSupportedException e, HttpServletRequest request) {
        return answer(request, Problem.Kind.NOT_JSON, Map.of());
    }

    /** The door answers this one: nothing may be said. */
    @ExceptionHandler
    void audit(AuditUnavailable e) {
        throw e;
    }

    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class
    })
    ResponseEntity<Map<String, Object>> database(Exception e, HttpServletRequest request) {
        LOG.error("the database does not answer: {}", e.getClass().getSimpleName());
        return failed(request, Problem.Kind.UNAVAILABLE);
    }

    /** Also a broken row policy (SQLSTATE 42501): an alert for us, nothing for whoever asked. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> other(Exception e, HttpServletRequest request) {
        LOG.error("a request failed in {}", Visit.of(request).act, new Trace(e));
        return failed(request, Problem.Kind.ERROR);
    }

    private static ResponseEntity<Map<String, Object>> failed(HttpServletRequest request, Problem.Kind kind) {
        var visit = Visit.of(request);
        visit.trail.submit(visit.refusal(kind.reason()).ended(Outcome.FAILED, kind.reason()));
        return body(kind.status(), kind.code(), Map.of(), null);
    }

    private static ResponseEntity<Map<String, Object>> answer(
            HttpServletRequest request, Problem.Kind kind, Map<String, ?> more) {
        var visit = Visit.of(request);
        visit.trail.submit(visit.refusal(kind.reason()));
        return body(kind.status(), kind.code(), more, null);
    }

    private static ResponseEntity<Map<String, Object>> body(
            int status, String code, Map<String, ?> more, @Nullable Long retryAfter) {
        var response = ResponseEntity.status(HttpStatus.valueOf(status)).contentType(PROBLEM);
        if (retryAfter != null) {
            response.header("Retry-After", Long.toString(retryAfter));
        }
        return response.body(ProblemWriter.body(status, code, more));
    }

    private static Map<String, Object> fieldsBody(List<Map<String, String>> fields) {
        var more = new LinkedHashMap<String, Object>();
        if (!fields.isEmpty()) {
            more.put("field", fields.getFirst().get("field"));
            more.put("fields", fields);
        }
        return more;
    }

    /** The first field on the path that is named, with names of ours only: what the sender called it is not repeated. */
    private static String field(JacksonException e) {
        if (e instanceof tools.jackson.databind.exc.UnrecognizedPropertyException) {
            return "";
        }
        return e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** The stack of a failure without its messages, which may quote values. */
    private static final class Trace extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Trace(Throwable of) {
            super(of.getClass().getName());
            setStackTrace(of.getStackTrace());
            var cause = of.getCause();
            if (cause != null && cause != of) {
                initCause(new Trace(cause));
            }
        }
    }
}
