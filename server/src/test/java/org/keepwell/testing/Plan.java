package org.keepwell.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the database went about a statement, as {@code explain (analyze, buffers)} tells it. */
public record Plan(JsonNode root) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A value's type and itself, as SQL writes them. */
    public record Value(String type, String literal) {}

    /**
     * As it runs in production: prepared, inside a sealed context.
     *
     * @param app a connection of the application's; what was open on it is rolled back
     * @param sql with {@code :names}
     */
    public static Plan of(Connection app, String seal, String sql, Map<String, Value> values) throws SQLException {
        var names = new ArrayList<>(values.keySet());
        var prepared = Pattern.compile("(?<!:):([a-z][A-Za-z]*)")
                .matcher(sql)
                .replaceAll(found -> "\\$" + (names.indexOf(found.group(1)) + 1));
        var types = values.values().stream().map(Value::type).collect(Collectors.joining(", "));
        var literals = values.values().stream().map(Value::literal).collect(Collectors.joining(", "));
        app.rollback();
        try (var statement = app.createStatement()) {
            statement.execute("set local plan_cache_mode = force_generic_plan"); // after five times it is that one
            statement.execute("select access.enter('" + seal + "')");
            statement.execute("select access.patient(), access.tenant()"); // what only the first statement reads
            statement.execute("prepare planned (" + types + ") as " + prepared);
            try (var rows = statement.executeQuery(
                    "explain (analyze, buffers, format json) execute planned (" + literals + ")")) {
                rows.next();
                return new Plan(JSON.readTree(rows.getString(1)).get(0).get("Plan"));
            } finally {
                statement.execute("deallocate planned");
            }
        }
    }

    /** The first node of this type, with all below it. */
    public Plan below(String type) {
        return all().stream()
                .filter(node -> node.get("Node Type").asString().equals(type))
                .findFirst()
                .map(Plan::new)
                .orElseThrow(() -> new AssertionError("no " + type + " in " + types()));
    }

    public List<String> types() {
        return all().stream().map(node -> node.get("Node Type").asString()).toList();
    }

    /** Pages of the database that were looked at. */
    public long pages() {
        return root.get("Shared Hit Blocks").asLong()
                + root.get("Shared Read Blocks").asLong();
    }

    private List<JsonNode> all() {
        var found = new ArrayList<JsonNode>();
        walk(root, found);
        return found;
    }

    private static void walk(JsonNode node, List<JsonNode> found) {
        found.add(node);
        node.path("Plans").forEach(child -> walk(child, found));
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
