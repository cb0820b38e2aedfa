package org.keepwell.web;

import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Category;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Person;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.keepwell.worklists.UsualBoards;
import tools.jackson.databind.JsonNode;

/** Requests about one refill of Ana's and its item; put back before each. */
final class RefillCalls {

    private static final Map<World, RefillCalls> KNOWN = new WeakHashMap<>();

    private final World world;
    private @Nullable UUID request;
    private @Nullable UUID printed;
    private @Nullable UUID statement;

    private RefillCalls(World world) {
        this.world = world;
    }

    static synchronized RefillCalls in(World world) {
        return KNOWN.computeIfAbsent(world, RefillCalls::new);
    }

    /** Not decided yet, and the only one. */
    UUID request() {
        if (request == null) {
            world.staffTheBoards();
            var ana = world.as(world.standing(Role.PATIENT, Relation.SELF));
            var made = ana.post("/api/patients/" + world.ana().value() + "/refills", ask())
                    .is(201);
            request = UUID.fromString(made.json().at("/refills/0/id").asString());
        }
        Rows.change(
                "update refills.request set state = 8 where patient_id = ? and id <> ?",
                world.ana().value(),
                request);
        // what an approval before sent is not called back, and no late answer to that changes the item meanwhile
        Rows.change("delete from refills.sent_order where request_id = ?", request);
        Rows.change(
                "update refills.request set state = 1, order_id = null, message_id = null, pharmacy_state = null"
                        + " where id = ?",
                request);
        return request;
    }

    /** The item of another request, which was decided on paper; the caller's own. */
    UUID printed(@Nullable Person caller) {
        if (printed == null) {
            var item = item(null);
            world.as(world.onBoard(Role.PHYSICIAN, UsualBoards.NURSES))
                    .post(
                            "/api/queue/" + item + "/refill/on-paper",
                            "{\"version\":1,\"words\":null," + decision() + "}")
                    .is(200);
            printed = item;
            request = null;
        }
        Rows.change(
                "update worklists.item set account_id = ? where id = ?", caller == null ? null : caller.id(), printed);
        return printed;
    }

    private String decision() {
        return "\"decision\":{\"quantity\":\"30\",\"unit\":\"TABLET\",\"daysSupply\":30,\"refills\":1,"
                + "\"sig\":\"Take 1 tablet once a day.\",\"substitutionAllowed\":true,\"note\":null,"
                + "\"pharmacyId\":\"" + world.pharmacies().id("9900001") + "\"}";
    }

    /** The request's item, open, new, and the caller's own. */
    UUID item(@Nullable Person caller) {
        var id = Rows.id("select id from worklists.item where subject_id = ?", request());
        Rows.change(
                "update worklists.item set version = 1, account_id = ?, done_at = null, done_as = null, answered = false"
                        + " where id = ?",
                caller == null ? null : caller.id(),
                id);
        return id;
    }

    /** @return null for routes of others */
    @Nullable
    String body(String path) {
        return switch (path) {
            case "/api/patients/{patient}/statements" -> {
                world.staffTheBoards();
                yield tell();
            }
            case "/api/queue/{id}/refill-request" -> {
                world.staffTheBoards();
                yield "{\"sendKey\":\"" + UUID.randomUUID() + "\",\"version\":1,\"medicine\":\"" + medicine()
                        + "\",\"note\":null,\"close\":null}";
            }
            case "/api/queue/{id}/statements" ->
                "{\"version\":1,\"answers\":[{\"id\":\"" + statement() + "\",\"accepted\":true,\"words\":null}]}";
            case "/api/protocols/{protocol}/sign" ->
                "{\"hash\":\"" + protocols().at("/items/0/hash").asString() + "\"}";
            case "/api/protocols/{protocol}/withdraw" -> "{}";
            case "/api/patients/{patient}/statements/{id}/withdraw" -> "{}";
            case "/api/patients/{patient}/refills" -> {
                world.staffTheBoards();
                yield ask();
            }
            case "/api/patients/{patient}/refills/{id}/withdraw", "/api/queue/{id}/refill/print" -> "{}";
            case "/api/patients/{patient}/pharmacies/search", "/api/queue/{id}/refill/pharmacies" ->
                "{\"words\":null,\"near\":null,\"openNow\":false}";
            case "/api/patients/{patient}/pharmacies/favourite" ->
                "{\"pharmacyId\":\"" + world.pharmacies().id("9900001") + "\"}";
            case "/api/queue/{id}/refill/approve" -> {
                protocol(false); // the one that names Ana's medicine, signed
                yield "{\"version\":1," + decision() + "}";
            }
            case "/api/queue/{id}/refill/deny" -> "{\"version\":1,\"reason\":\"TOO_EARLY\",\"words\":null}";
            case "/api/queue/{id}/refill/needs-visit", "/api/queue/{id}/refill/on-paper" ->
                "{\"version\":1,\"words\":\"Please call\"}";
            case "/api/queue/{id}/refill/call-back" -> "{\"version\":1}";
            case "/api/queue/{id}/refill/called" -> "{\"version\":1,\"orders\":[],\"answered\":true}";
            case "/api/queue/{id}/refill/ask" ->
                "{\"version\":1,\"sendKey\":\"" + UUID.randomUUID() + "\",\"body\":\"Which dose do you take?\"}";
            case "/api/queue/refills/approve" -> "{\"items\":[{\"id\":\"" + UUID.randomUUID() + "\",\"version\":1}]}";
            default -> null;
        };
    }

    /** The first protocol; signed by nobody, or by somebody. */
    String protocol(boolean toBeSigned) {
        var first = protocols().at("/items/0");
        Rows.change("delete from refills.protocol_signature where tenant_id = 1");
        if (!toBeSigned) {
            Rows.change(
                    "insert into refills.protocol_signature (tenant_id, protocol_id, hash, signed_at, signed_by)"
                            + " values (1, ?, ?, now(), gen_random_uuid())",
                    first.get("id").asString(),
                    first.get("hash").asString());
        }
        return first.get("id").asString();
    }

    private JsonNode protocols() {
        return world.as(world.onBoard(Role.NURSE, UsualBoards.NURSES))
                .get("/api/protocols")
                .is(200)
                .json();
    }

    /** A statement of Ana's that nobody answered. */
    UUID statement() {
        if (statement == null) {
            world.staffTheBoards();
            var ana = world.as(world.standing(Role.PATIENT, Relation.SELF));
            var made = ana.post("/api/patients/" + world.ana().value() + "/statements", tell())
                    .is(201);
            statement = UUID.fromString(made.json().at("/items/0/id").asString());
            Rows.change("update refills.statement set labels = 0 where id = ?", statement); // for who stands in too
        }
        Rows.change("update refills.statement set state = 1 where id = ?", statement);
        return statement;
    }

    /** The statement's item, open, new, and the caller's own. */
    UUID statementItem(@Nullable Person caller) {
        var id = Rows.id(
                "select i.id from worklists.item i join refills.statement s on s.batch_id = i.subject_id where s.id = ?",
                statement());
        Rows.change(
                "update worklists.item set version = 1, account_id = ?, done_at = null, done_as = null, answered = false"
                        + " where id = ?",
                caller == null ? null : caller.id(),
                id);
        return id;
    }

    private static String tell() {
        return "{\"sendKey\":\"" + UUID.randomUUID() + "\",\"statements\":[{\"kind\":\"ALSO_TAKES\",\"medicine\":null,"
                + "\"name\":\"ibuprofen\",\"dose\":null,\"often\":null,\"since\":null,\"why\":null}]}";
    }

    private UUID medicine() {
        return Rows.id(
                "select id from records.resource where patient_id = ? and category = ? order by labels, id limit 1",
                world.ana().value(),
                Category.MEDICINES.mask());
    }

    private String ask() {
        var medicine = medicine();
        return "{\"sendKey\":\"" + UUID.randomUUID() + "\",\"medicines\":[\"" + medicine + "\"],\"pharmacyId\":\""
                + world.pharmacies().id("9900001") + "\",\"note\":null}";
    }
}
