package org.keepwell.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Category;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Call;
import org.keepwell.testing.Person;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;

/**
 * A request to each route that succeeds for whoever may make it: with ids of things that are there, and a body without
 * mistakes. What it changes is made for it.
 */
final class RouteCalls {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final World world;

    private final MessageCalls messages;

    private final RefillCalls refills;

    RouteCalls(World world) {
        this.world = world;
        this.messages = MessageCalls.in(world);
        this.refills = RefillCalls.in(world);
    }

    /** @param caller whose own things the request is about, or null for nobody */
    Call of(RouteClaims.Route route, @Nullable Person caller) {
        var path = route.path().replace("{patient}", world.ana().value().toString());
        if (path.contains("{file}")) {
            path = path.replace("{file}", messages.file(route, caller).toString());
        }
        if (path.contains("{later}")) {
            path = path.replace("{later}", messages.waiting(route, caller).toString());
        }
        if (path.contains("{batch}")) {
            path = path.replace("{batch}", messages.batch(caller).toString());
        }
        if (path.contains("{protocol}")) {
            path = path.replace("{protocol}", refills.protocol(path.endsWith("/sign")));
        }
        path = path.replace("{board}", "4");
        if (path.contains("{site}")) {
            path = path.replace("{site}", site().toString());
        }
        if (path.contains("{id}")) {
            path = path.replace("{id}", item(route, caller).toString());
        }
        return new Call(
                route.method(),
                path,
                route.method().equals("GET") || route.method().equals("DELETE") ? null : body(route));
    }

    private String body(RouteClaims.Route route) {
        var ofMessages = messages.body(route.path());
        if (ofMessages != null) {
            return ofMessages;
        }
        var ofRefills = refills.body(route.path());
        if (ofRefills != null) {
            return ofRefills;
        }
        int number = NUMBER.incrementAndGet();
        return switch (route.path()) {
            case "/api/session" ->
                "{\"login\":\"nobody" + number + "@clinic.example\",\"password\":\"whatever it was\"}";
            case "/api/session/code", "/api/session/step-up" -> "{\"code\":\"000000\"}";
            case "/api/session/recovery" -> "{\"recoveryCode\":\"0000-0000-0000-0000\"}";
            case "/api/activation" -> "{\"token\":\"guessed\",\"code\":\"ABCDE-FGHJK\",\"birthDate\":\"1984-03-14\"}";
            case "/api/activation/password" -> "{\"password\":\"short\"}";
            case "/api/activation/authenticator" -> "{\"code\":\"000000\"}";
            case "/api/activation/finish", "/api/session/touch" -> "{}";
            case "/api/account/profile" -> "{\"language\":\"en\"}";
            case "/api/notices/settings" -> "{\"unwanted\":[],\"onlyHere\":false}";
            case "/api/notices/test", "/api/notices/contacts/forget", "/api/notices/contacts/start" ->
                "{\"channel\":\"EMAIL\"}";
            case "/api/notices/contacts" -> "{\"channel\":\"SMS\",\"address\":\"+15550101234\"}";
            case "/api/notices/contacts/confirm" -> "{\"channel\":\"EMAIL\",\"code\":\"000000\"}";
            case "/api/notices/devices" -> """
                {"endpoint":"https://fcm.googleapis.com/fcm/send/made-up-%d","auth":"BTBZMqHH6r4Tts7J_aSIgg",
                "p256dh":"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"}
                """.formatted(number);
            case "/api/notices/devices/forget" -> "{\"device\":\"" + "A".repeat(43) + "\"}";
            case "/api/notices/devices/forget-all" -> "{}";
            case "/api/stop" -> "{\"token\":\"guessed\"}";
            case "/api/sites", "/api/sites/{site}" -> "{\"name\":\"Site " + number + "\",\"place\":\"12 Main Street\"}";
            case "/api/patients/{patient}/site" -> "{\"siteId\":null}";
            case "/api/accounts" ->
                "{\"name\":\"Made Up\",\"email\":\"staff" + number + "@new.example\",\"role\":\"NURSE\"}";
            case "/api/staff/search" -> "{\"by\":\"NAME_BIRTH\",\"familyName\":\"Silva\",\"birthDate\":\"1984-03-14\"}";
            case "/api/patients/{patient}/assignments" ->
                "{\"clinicianId\":\"" + world.invited(Role.NURSE).id() + "\",\"reason\":\"test\"}";
            case "/api/patients/{patient}/invitations" -> "{\"email\":\"ana" + number + "@home.example\"}";
            case "/api/patients/{patient}/home/seen" -> "{\"group\":\"results\",\"upTo\":\"2026-03-01T00:00:00Z\"}";
            default -> "{\"reason\":\"test\"}";
        };
    }

    private UUID item(RouteClaims.Route route, @Nullable Person caller) {
        return switch (route.path()) {
            case "/api/account/sessions/{id}" -> caller == null ? UUID.randomUUID() : sessionOf(caller);
            case "/api/notices/{id}" -> notice(caller);
            case "/api/accounts/{id}/off" -> world.invited(Role.BILLING).id();
            case "/api/accounts/{id}/on" -> switchedOff();
            case "/api/patients/{patient}/assignments/{id}/end" -> assignment();
            case "/api/patients/{patient}/results/{id}" -> resource(Category.RESULTS);
            case "/api/patients/{patient}/vitals/{id}" -> resource(Category.VITALS);
            case "/api/patients/{patient}/visits/{id}" -> resource(Category.VISITS);
            case "/api/patients/{patient}/notes/{id}" -> resource(Category.NOTES);
            case "/api/patients/{patient}/messages/files/{id}" ->
                route.method().equals("GET") ? messages.file() : messages.unsentFile(caller);
            case "/api/staff/templates/{id}" -> messages.template(caller);
            default -> {
                if (route.path().startsWith("/api/patients/{patient}/messages/{id}")) {
                    yield messages.thread();
                }
                if (route.path().equals("/api/patients/{patient}/refills/{id}/withdraw")) {
                    yield refills.request();
                }
                if (route.path().equals("/api/patients/{patient}/statements/{id}/withdraw")) {
                    yield refills.statement();
                }
                if (route.path().equals("/api/queue/{id}/statements")) {
                    yield refills.statementItem(caller);
                }
                if (route.path().equals("/api/queue/{id}/refill/print")) {
                    yield refills.printed(caller);
                }
                if (route.path().startsWith("/api/queue/{id}/refill/")) {
                    yield refills.item(caller);
                }
                if (route.path().startsWith("/api/queue/{id}")) {
                    yield messages.item(route, caller);
                }
                throw new IllegalArgumentException("say what the {id} of " + route.path() + " is");
            }
        };
    }

    /** Relations that an account can have by itself; an item's is found in the queue. */
    static List<Relation> relations() {
        return Arrays.stream(Relation.values())
                .filter(relation -> relation != Relation.WORK_ITEM && relation != Relation.REFILL_ITEM)
                .toList();
    }

    private static UUID notice(@Nullable Person caller) {
        var id = UUID.randomUUID();
        if (caller != null) {
            Rows.change(
                    "insert into notifications.notice (tenant_id, id, account_id, kind, link, event, told_at)"
                            + " values (?, ?, ?, 6, 4, gen_random_uuid(), now())",
                    caller.tenant().value(),
                    id,
                    caller.id());
        }
        return id;
    }

    /** Always the same one, open. */
    private static UUID site() {
        var id = new UUID(0, 147);
        Rows.change(
                "insert into tenancy.site (tenant_id, id, name, zone) values (?, ?, 'Of the matrix', 'America/New_York')"
                        + " on conflict (tenant_id, id) do update set closed_at = null",
                World.CLINIC.value(),
                id);
        return id;
    }

    private UUID sessionOf(Person caller) {
        var secret = java.util.Objects.requireNonNull(world.as(caller).session());
        return Rows.id(
                "select id from identity.session where token_hash = sha256(?)",
                java.util.Base64.getUrlDecoder().decode(secret.getBytes(StandardCharsets.US_ASCII)));
    }

    private UUID switchedOff() {
        var id = world.invited(Role.BILLING).id();
        Rows.change("update identity.account set state = 3 where id = ?", id);
        return id;
    }

    private UUID assignment() {
        var nurse = world.invited(Role.NURSE);
        world.relate(nurse, world.ana(), Relation.CARE_TEAM);
        return Rows.id("select id from access.relation where account_id = ?", nurse.id());
    }

    /** One that no label hides. */
    private UUID resource(Category category) {
        return Rows.id(
                "select id from records.resource where patient_id = ? and category = ? order by labels, id limit 1",
                world.ana().value(),
                category.mask());
    }
}
