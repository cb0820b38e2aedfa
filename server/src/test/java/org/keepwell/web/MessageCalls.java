package org.keepwell.web;

import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.messaging.Writing;
import org.keepwell.testing.Call;
import org.keepwell.testing.Person;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.keepwell.worklists.UsualBoards;

/** Requests about one conversation of Ana's, with a file, and its item; put back before each. */
final class MessageCalls {

    private static final Map<World, MessageCalls> KNOWN = new WeakHashMap<>();

    private final World world;
    private @Nullable UUID thread;
    private @Nullable UUID file;

    private MessageCalls(World world) {
        this.world = world;
    }

    static synchronized MessageCalls in(World world) {
        return KNOWN.computeIfAbsent(world, MessageCalls::new);
    }

    UUID thread() {
        if (thread == null) {
            world.staffTheBoards();
            var ana = world.as(world.standing(Role.PATIENT, Relation.SELF));
            var path = Writing.messages(world.ana());
            var uploaded =
                    ana.send(Call.post(path + "/files", "some text")).is(201).json();
            file = UUID.fromString(uploaded.get("id").asString());
            var ask = Writing.ask("APPOINTMENT", "A later time", "Please")
                    .replace("\"files\":[]", "\"files\":[\"" + file + "\"]");
            thread =
                    UUID.fromString(ana.post(path, ask).is(201).json().get("id").asString());
        }
        return thread;
    }

    /** Of the conversation. */
    UUID file() {
        thread();
        return java.util.Objects.requireNonNull(file);
    }

    /** As the route's method takes it: to be read, or to be taken back. */
    UUID file(RouteClaims.Route route, @Nullable Person caller) {
        if (!route.method().equals("DELETE")) {
            return file();
        }
        return route.path().contains("letters") ? unsentLetterFile(caller) : unsentAnswerFile(caller);
    }

    /** One that the caller may take back, if there is one. */
    UUID unsentFile(@Nullable Person caller) {
        if (caller == null) {
            return UUID.randomUUID();
        }
        var answer = world.as(caller).send(Call.post(Writing.messages(world.ana()) + "/files", "some text"));
        return answer.status() == 201 ? UUID.fromString(answer.json().get("id").asString()) : UUID.randomUUID();
    }

    /** A file that the caller uploaded for a letter and may take back, if they may. */
    UUID unsentLetterFile(@Nullable Person caller) {
        if (caller == null) {
            return UUID.randomUUID();
        }
        var answer = world.as(caller)
                .send(Call.post("/api/patients/" + world.ana().value() + "/letters/files", "some text"));
        return answer.status() == 201 ? UUID.fromString(answer.json().get("id").asString()) : UUID.randomUUID();
    }

    /** A file that the caller uploaded for an answer and may take back, if they may. */
    UUID unsentAnswerFile(@Nullable Person caller) {
        if (caller == null) {
            return UUID.randomUUID();
        }
        var item = Rows.id("select id from worklists.item where subject_id = ?", thread());
        Rows.change("update worklists.item set account_id = ?, board_id = 2 where id = ?", caller.id(), item);
        var answer = world.as(caller).send(Call.post("/api/queue/" + item + "/files", "some text"));
        return answer.status() == 201 ? UUID.fromString(answer.json().get("id").asString()) : UUID.randomUUID();
    }

    /** The conversation's item, open, new, and the caller's own. */
    UUID item(RouteClaims.Route route, @Nullable Person caller) {
        var id = Rows.id("select id from worklists.item where subject_id = ?", thread());
        Rows.change(
                "update worklists.item set version = 1, account_id = ?, done_at = null, done_as = null,"
                        + " board_id = 2 where id = ?",
                caller == null ? null : caller.id(),
                id);
        if (route.path().endsWith("/reopen")) {
            Rows.change("update worklists.item set done_at = now(), done_as = 1 where id = ?", id);
        }
        return id;
    }

    /** An answer for tomorrow. */
    private String later() {
        return Writing.later(
                java.time.Instant.now().plusSeconds(86_400),
                "answer",
                Writing.answer(
                        (int) Rows.number("select last_seq from messaging.thread where id = ?", thread()),
                        "An answer",
                        false));
    }

    /** Something that waits to leave, and that the caller may take back, if they may. */
    UUID waiting(RouteClaims.Route route, @Nullable Person caller) {
        if (caller == null) {
            return UUID.randomUUID();
        }
        boolean letter = route.path().contains("letters");
        var path = letter
                ? "/api/patients/" + world.ana().value() + "/letters/later"
                : "/api/queue/" + item(route, caller) + "/later";
        var body = letter ? body("/api/patients/{patient}/letters/later") : later();
        var made = world.as(caller).post(path, java.util.Objects.requireNonNull(body));
        return made.status() < 300
                ? Rows.id(
                        "select id from messaging.later where account_id = ? order by made_at desc limit 1",
                        caller.id())
                : UUID.randomUUID();
    }

    /** Something that was just written to several by the caller, if they may. */
    UUID batch(@Nullable Person caller) {
        if (caller == null) {
            return UUID.randomUUID();
        }
        var made = world.as(caller)
                .post("/api/queue/selection", Writing.toSeveral("APPOINTMENT", "Dear {patient}", ofThread()));
        return made.status() == 201 ? UUID.fromString(made.json().get("id").asString()) : UUID.randomUUID();
    }

    private UUID ofThread() {
        return Rows.id("select id from worklists.item where subject_id = ?", thread());
    }

    UUID template(@Nullable Person caller) {
        if (caller == null) {
            return UUID.randomUUID();
        }
        var answer = world.as(caller)
                .post("/api/staff/templates", "{\"name\":\"Thanks\",\"body\":\"Thank you\",\"shared\":false}");
        return answer.status() == 201 ? UUID.fromString(answer.json().get("id").asString()) : UUID.randomUUID();
    }

    /** @return null for routes of others */
    @Nullable
    String body(String path) {
        return switch (path) {
            case "/api/patients/{patient}/messages" -> {
                world.staffTheBoards();
                yield Writing.ask("APPOINTMENT", "A question", "Of the matrix");
            }
            case "/api/patients/{patient}/messages/search" -> "{\"words\":\"later\"}";
            case "/api/patients/{patient}/messages/{id}/replies" -> Writing.reply("Once more");
            case "/api/patients/{patient}/messages/{id}/away" -> "{\"away\":false}";
            case "/api/patients/{patient}/messages/{id}/hidden" -> "{\"from\":[]}";
            case "/api/patients/{patient}/messages/draft", "/api/patients/{patient}/messages/{id}/draft" ->
                "{\"topic\":null,\"clinicianId\":null,\"subject\":\"\",\"body\":\"half a\",\"files\":[],\"hideFrom\":[]}";
            case "/api/patients/{patient}/messages/files",
                    "/api/patients/{patient}/letters/files",
                    "/api/queue/{id}/files" -> "some text";
            case "/api/patients/{patient}/letters" -> {
                world.staffTheBoards();
                yield "{\"sendKey\":\"" + UUID.randomUUID()
                        + "\",\"topic\":\"MEDICAL\",\"subject\":\"Hello\",\"body\":\"How are you?\",\"oneWay\":false}";
            }
            case "/api/patients/{patient}/letters/draft" ->
                "{\"topic\":\"MEDICAL\",\"subject\":\"Hel\",\"body\":\"\",\"oneWay\":false}";
            case "/api/queue/{id}/claim", "/api/queue/{id}/release", "/api/queue/{id}/reopen" -> "{\"version\":1}";
            case "/api/queue/{id}/assign" -> "{\"version\":1,\"to\":null,\"board\":3,\"note\":null}";
            case "/api/queue/{id}/task" ->
                "{\"sendKey\":\"" + UUID.randomUUID() + "\",\"version\":1,\"title\":\"Call\",\"note\":null,\"board\":2,"
                        + "\"to\":null,\"dueAt\":\"" + java.time.Instant.now().plusSeconds(86_400)
                        + "\",\"close\":null}";
            case "/api/queue/{id}/appointment" ->
                "{\"sendKey\":\"" + UUID.randomUUID() + "\",\"version\":1,\"words\":\"In May\",\"close\":null}";
            case "/api/queue/{id}/escalate" -> {
                var physician = world.onBoard(Role.PHYSICIAN, UsualBoards.PHYSICIANS);
                yield "{\"version\":1,\"to\":\"" + physician.id() + "\",\"note\":\"Please look\"}";
            }
            case "/api/queue/{id}/snooze" ->
                "{\"version\":1,\"until\":\"" + java.time.Instant.now().plusSeconds(7_200) + "\"}";
            case "/api/queue/{id}/close" -> "{\"version\":1,\"reason\":\"DUPLICATE\"}";
            case "/api/queue/{id}/notes", "/api/queue/{id}/draft", "/api/queue/{id}/rendered" ->
                "{\"body\":\"a note\"}";
            case "/api/queue/{id}/replies" ->
                Writing.answer(
                        (int) Rows.number("select last_seq from messaging.thread where id = ?", thread()),
                        "An answer",
                        false);
            case "/api/queue/{id}/later", "/api/queue/{id}/later/{later}" -> later();
            case "/api/patients/{patient}/letters/later", "/api/patients/{patient}/letters/later/{later}" -> {
                world.staffTheBoards();
                yield Writing.later(
                        java.time.Instant.now().plusSeconds(86_400),
                        "letter",
                        Writing.letter("MEDICAL", "Hello", "How are you?", false));
            }
            case "/api/queue/selection/preview" -> "{\"items\":[\"" + UUID.randomUUID() + "\"]}";
            case "/api/queue/selection" -> Writing.toSeveral("APPOINTMENT", "Dear {patient}", ofThread());
            case "/api/queue/selection/{batch}/undo" -> "{}";
            case "/api/queue/{id}/here" -> "{}";
            case "/api/staff/templates", "/api/staff/templates/{id}" ->
                "{\"name\":\"Thanks\",\"body\":\"Thank you\",\"shared\":false}";
            case "/api/staff/signature" -> "{\"text\":\"Kind regards\"}";
            case "/api/staff/away" -> "{\"until\":null,\"coverId\":null}";
            case "/api/boards" ->
                "{\"name\":\"A new board\",\"kind\":\"FIRST_LINE\",\"topics\":[],\"dueMinutes\":60,\"people\":[]}";
            case "/api/boards/{board}" -> {
                world.staffTheBoards();
                yield "{\"name\":\"Physicians\",\"kind\":\"PHYSICIANS\",\"topics\":[],\"dueMinutes\":60,\"people\":[\""
                        + world.onBoard(Role.PHYSICIAN, UsualBoards.PHYSICIANS).id() + "\"]}";
            }
            default -> null;
        };
    }
}
