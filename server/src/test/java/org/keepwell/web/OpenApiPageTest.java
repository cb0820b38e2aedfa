package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.OpenSession;
import org.keepwell.identity.SessionToken;
import org.keepwell.identity.SignIn;
import org.keepwell.tenancy.Tenant;
import org.keepwell.testing.HttpTest;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API is what the running controllers say of themselves. */
class OpenApiPageTest extends HttpTest {

    private static final Path PAGE = Path.of("../docs/openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final String SCHEMAS = "#/components/schemas/";

    private static final String ABOUT = """
            Keepwell's own API, for its web app: private, and without a promise to stay as it is; every answer names the
            build in X-Keepwell-Build. Made from the controllers by a test. A request needs the session's cookie, one that
            changes something also X-CSRF-Token. Every refusal is a Problem, but where the log cannot be written: that is
            503 and nothing else. Every field of an
            answer is there; which may be null is not described.""";

    static {
        TypeNameResolver.std.setUseFqn(true); // modules have types of one name, of which only one would be described
        // what the doors hand to a controller comes from no request
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Grant.class,
                        OpenSession.class,
                        SessionToken.class,
                        AuditTrail.class,
                        Tenant.class,
                        SignIn.From.class);
    }

    @Autowired
    private RouteClaims claims;

    private final Set<String> untyped = new TreeSet<>();

    @Test
    void thePageIsUpToDate() throws IOException {
        var page = page();
        if (Boolean.getBoolean("keepwell.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("run this test with -Dkeepwell.write=true and commit the page")
                .content()
                .isEqualTo(page);
    }

    @Test
    void everyRouteIsInItAndEveryAnswerHasAType() throws IOException {
        var paths = (ObjectNode) JSON.readTree(page()).path("paths");
        var described = new ArrayList<String>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(claims.routes().stream()
                        .map(route -> route.method() + " " + route.path())
                        .toList());
        System.out.println("openapi: " + described.size() + " operations, without a type of their answer: " + untyped);
        assertThat(untyped)
                .as("only a stream and files have no type of ours")
                .containsExactlyInAnyOrder(
                        "GET /api/live",
                        "GET /api/patients/{patient}/messages/files/{id}",
                        "GET /api/queue/{id}/files/{file}");
    }

    private String page() throws IOException {
        var text = world().stranger().get("/v3/api-docs").is(200).text();
        var found = (ObjectNode)
                JSON.readTree(text.replaceAll("Org\\.keepwell\\.[a-z.]+", "Of").replace("org.keepwell.", ""));
        found.remove("servers");
        found.set(
                "info",
                JSON.createObjectNode()
                        .put("title", "Keepwell")
                        .put("version", "private")
                        .put("description", ABOUT.replace('\n', ' ')));
        found.remove("tags");
        var paths = JSON.createObjectNode();
        for (var route : claims.routes()) {
            var method = route.method().toLowerCase(Locale.ROOT);
            var operation = (ObjectNode) found.path("paths").path(route.path()).path(method);
            ((ObjectNode) paths.withObject("/" + escaped(route.path()))).set(method, described(operation, route));
        }
        found.set("paths", paths);
        var schemas = (ObjectNode) found.path("components").path("schemas");
        schemas.set("Problem", problem());
        keepUsed(found, schemas);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sorted(found)) + "\n";
    }

    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }

    private ObjectNode described(ObjectNode operation, RouteClaims.Route route) {
        operation.remove("tags");
        var words = (route.method().toLowerCase(Locale.ROOT) + route.path()).replaceAll("[^a-zA-Z]+", "_");
        operation.put("operationId", words.replaceAll("_$", ""));
        operation.put("description", "Act " + route.act());
        addPathVariables(operation, route.path());
        var responses = JSON.createObjectNode();
        operation.path("responses").properties().forEach(response -> {
            if (response.getKey().startsWith("2")) {
                var success = success((ObjectNode) response.getValue(), route, response.getKey());
                // what has no body does not always say its status
                responses.set(success.path("content").isEmpty() ? "2XX" : response.getKey(), success);
            }
        });
        assertThat(responses.isEmpty()).as(route.path()).isFalse();
        responses.set("default", refusal());
        operation.set("responses", responses);
        return operation;
    }

    private ObjectNode success(ObjectNode response, RouteClaims.Route route, String status) {
        var content = response.path("content");
        if (content.isEmpty()) {
            if (!status.equals("204") && !hasNoBody(route)) {
                untyped.add(route.method() + " " + route.path());
            }
            return response.put("description", "Done; without a body");
        }
        var schema = content.properties().iterator().next().getValue().path("schema");
        if (isUntyped(schema)) {
            untyped.add(route.method() + " " + route.path());
            response.put("description", "JSON that no Java type describes");
        }
        response.set(
                "content",
                JSON.createObjectNode()
                        .set("application/json", JSON.createObjectNode().set("schema", schema)));
        return response;
    }

    /** Only what changes something may answer without a body. */
    private static boolean hasNoBody(RouteClaims.Route route) {
        return !route.method().equals("GET");
    }

    private static boolean isUntyped(JsonNode schema) {
        return schema.isEmpty()
                || (schema.size() == 1 && schema.path("type").asString("").equals("object"));
    }

    private static void addPathVariables(ObjectNode operation, String path) {
        var parameters = operation.path("parameters") instanceof ArrayNode there ? there : JSON.createArrayNode();
        var names = new HashSet<String>();
        parameters.forEach(one -> names.add(one.path("name").asString("")));
        VARIABLE.matcher(path).results().map(found -> found.group(1)).forEach(name -> {
            if (names.add(name)) {
                var schema = JSON.createObjectNode().put("type", "string").put("format", "uuid");
                var parameter = JSON.createObjectNode()
                        .put("name", name)
                        .put("in", "path")
                        .put("required", true);
                parameter.set("schema", schema);
                parameters.insert(0, parameter);
            }
        });
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
    }

    private static ObjectNode refusal() {
        var schema = JSON.createObjectNode().put("$ref", SCHEMAS + "Problem");
        var content = JSON.createObjectNode();
        content.withObject("/" + escaped(ProblemWriter.MEDIA_TYPE)).set("schema", schema);
        var refusal = JSON.createObjectNode().put("description", "Refused or failed");
        refusal.set("content", content);
        return refusal;
    }

    private static ObjectNode problem() {
        return (ObjectNode) JSON.readTree("""
                {"type": "object", "required": ["type", "status", "code"], "properties": {
                    "type": {"type": "string"}, "status": {"type": "integer"}, "code": {"type": "string"},
                    "field": {"type": "string"}, "missing": {"type": "string"}, "minimum": {"type": "integer"},
                    "retryAfterSeconds": {"type": "integer"},
                    "fields": {"type": "array", "items": {"type": "object", "properties": {
                        "field": {"type": "string"}, "code": {"type": "string"}}}}}}
                """);
    }

    /** Leaves out schemas that nothing names any more. */
    private static void keepUsed(ObjectNode page, ObjectNode schemas) {
        var used = new TreeSet<String>();
        var open = new ArrayList<>(named(page.path("paths")));
        while (!open.isEmpty()) {
            var name = open.removeLast();
            if (used.add(name)) {
                open.addAll(named(schemas.path(name)));
            }
        }
        schemas.propertyNames().stream()
                .filter(name -> !used.contains(name))
                .toList()
                .forEach(schemas::remove);
    }

    private static List<String> named(JsonNode node) {
        return node.findValues("$ref").stream()
                .map(ref -> ref.asString("").substring(SCHEMAS.length()))
                .toList();
    }

    /** Objects in the order of their names: two runs find types in different orders. */
    private static Object sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var fields = new TreeMap<String, Object>();
            object.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            return fields;
        }
        if (node instanceof ArrayNode array) {
            var items = new ArrayList<Object>();
            array.forEach(item -> items.add(sorted(item)));
            return items;
        }
        return node;
    }
}
