package org.keepwell.messaging;

import java.util.UUID;
import org.keepwell.access.PatientId;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Caller;
import tools.jackson.databind.JsonNode;

/** What people do with messages, as requests. */
public final class Writing {

    private Writing() {}

    public static String messages(PatientId patient) {
        return "/api/patients/" + patient.value() + "/messages";
    }

    public static String ask(String topic, String subject, String body) {
        return ask(UUID.randomUUID(), topic, subject, body);
    }

    public static String ask(UUID key, String topic, String subject, String body) {
        return "{\"sendKey\":\"" + key + "\",\"topic\":\"" + topic + "\",\"clinicianId\":null,\"subject\":"
                + quoted(subject) + ",\"body\":" + quoted(body) + ",\"files\":[],\"hideFrom\":[],\"flagged\":false}";
    }

    public static String reply(String body) {
        return "{\"sendKey\":\"" + UUID.randomUUID() + "\",\"body\":" + quoted(body)
                + ",\"files\":[],\"flagged\":false}";
    }

    public static String answer(int seen, String body, boolean close) {
        return "{\"sendKey\":\"" + UUID.randomUUID() + "\",\"seenSeq\":" + seen + ",\"body\":" + quoted(body)
                + ",\"files\":[],\"close\":" + close + "}";
    }

    public static String letter(String topic, String subject, String body, boolean oneWay) {
        return "{\"sendKey\":\"" + UUID.randomUUID() + "\",\"topic\":\"" + topic + "\",\"subject\":" + quoted(subject)
                + ",\"body\":" + quoted(body) + ",\"oneWay\":" + oneWay + "}";
    }

    /** With these files in place of none. */
    public static String files(String body, UUID... files) {
        var ids = java.util.Arrays.stream(files)
                .map(id -> "\"" + id + "\"")
                .collect(java.util.stream.Collectors.joining(","));
        var without = body.replace(",\"files\":[]", "");
        return without.substring(0, without.length() - 1) + ",\"files\":[" + ids + "]}";
    }

    /** @param what {@code answer} or {@code letter} */
    public static String later(java.time.Instant sendAt, String what, String body) {
        return "{\"sendAt\":\"" + sendAt + "\",\"" + what + "\":" + body + "}";
    }

    public static String toSeveral(String topic, String body, UUID... items) {
        var ids = java.util.Arrays.stream(items)
                .map(id -> "\"" + id + "\"")
                .collect(java.util.stream.Collectors.joining(","));
        return "{\"sendKey\":\"" + UUID.randomUUID() + "\",\"items\":[" + ids + "],\"topic\":\"" + topic
                + "\",\"subject\":\"To several\",\"body\":" + quoted(body) + ",\"oneWay\":true}";
    }

    /** As somebody's hand, for a colleague. */
    public static String behalf(String body, UUID colleague) {
        return body.substring(0, body.length() - 1) + ",\"behalfOf\":\"" + colleague + "\"}";
    }

    /** Asks something; the conversation's id. */
    public static UUID asks(Caller caller, PatientId patient, String topic, String subject) {
        var made = caller.post(messages(patient), ask(topic, subject, "What should I do about it?"))
                .is(201);
        return UUID.fromString(made.json().get("id").asString());
    }

    /** The row of a conversation on a board, found by its title on whichever page: others ask there too. */
    public static JsonNode row(Caller staff, String board, String title) {
        var from = "";
        for (int pages = 0; pages < 40; pages++) {
            var page = staff.get("/api/queue?board=" + board + from).is(200).json();
            for (var row : page.get("items")) {
                if (row.get("title").asString().equals(title)) {
                    return row;
                }
            }
            if (page.get("next").isNull()) {
                break;
            }
            from = "&cursor=" + page.get("next").asString();
        }
        throw new AssertionError("not on board " + board + ": " + title);
    }

    public static Answer step(Caller staff, JsonNode row, String step, String more) {
        return staff.post(
                "/api/queue/" + row.get("id").asString() + "/" + step,
                "{\"version\":" + row.get("version").asInt() + (more.isEmpty() ? "" : "," + more) + "}");
    }

    /** The key of a form, as a member of its body. */
    public static String once() {
        return "\"sendKey\":\"" + UUID.randomUUID() + "\"";
    }

    /** Members of a task without a version. */
    public static String task(String title, int board, java.time.Instant dueAt) {
        return once() + ",\"title\":" + quoted(title) + ",\"note\":\"Her words\",\"board\":" + board
                + ",\"to\":null,\"dueAt\":\"" + dueAt + "\",\"close\":null";
    }

    public static String quoted(String text) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(text);
    }
}
