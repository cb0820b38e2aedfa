package org.keepwell.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back, to the byte. */
public record Answer(int status, HttpHeaders headers, byte[] bytes) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.ALWAYS))
            .build();

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JSON.readTree(bytes);
    }

    /** The problem's code; empty where there is none. */
    public String code() {
        boolean problem = header("Content-Type").startsWith("application/problem+json");
        return problem ? json().path("code").asString("") : "";
    }

    /** Status and code, as lists of expectations write it. */
    public String outcome() {
        var code = code();
        return code.isEmpty() ? Integer.toString(status) : status + " " + code;
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Names only: dates differ by right. Without the connection's, which the server closes after so many requests. */
    public Set<String> headerNames() {
        var names = new TreeSet<>(headers.map().keySet());
        names.remove("connection");
        return names;
    }

    /** The value of a cookie that this answer sets. */
    public Optional<String> cookie(String name) {
        return headers.allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
                .findFirst();
    }

    public Answer is(int expected) {
        assertThat(status).as(this::text).isEqualTo(expected);
        return this;
    }

    public Answer is(int expected, String code) {
        assertThat(outcome()).as(this::text).isEqualTo(expected + " " + code);
        return this;
    }

    /** A refusal says its status and code and nothing that it found. */
    public Answer saysNothingBeyondTheProblem() {
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(json().propertyNames())
                .as(this::text)
                .isSubsetOf(Set.of("type", "status", "code", "missing", "field", "fields", "retryAfterSeconds"));
        return this;
    }

    @Override
    public String toString() {
        return outcome();
    }
}
