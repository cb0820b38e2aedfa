package org.keepwell.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Act;
import org.keepwell.access.Category;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page costs must not depend on how much there is: plans walk indexes, sort nothing and touch few pages. */
class PlansTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Twenty more patients with as long a record. */
    private static final String OTHERS = """
            insert into records.resource
            select (array(select gen_random_uuid() from generate_series(1, 20)))[1 + n %% 20], gen_random_uuid(), null,
                report_id, sort_at, arrived_at, visible_from, category, labels, tenant_id, version, source, type, shelf, state,
                time_form, body_hash, code_hash, body
            from records.resource cross join generate_series(1, 20) n where patient_id = '%s'
            """;

    private static MadeUpPatient ana = MadeUpPatient.named("Ana", "female", "1968-04-09");
    private static Made newest = Made.lab("718-7", "Hemoglobin", "12", "g/dL", "");

    @BeforeAll
    static void aLongRecord() throws SQLException {
        ana = MadeUpPatient.named("Ana", "female", "1968-04-09");
        var all = new ArrayList<Made>();
        for (int i = 0; i < 400; i++) {
            var day = Instant.parse("2010-01-01T00:00:00Z")
                    .plusSeconds(86400L * i * 10)
                    .toString()
                    .replace("Z", "-05:00");
            all.add(Made.lab("718-7", "Hemoglobin", "1" + i % 10, "g/dL", "").at(day));
            all.add(Made.panel("24323-8", "Panel", "").at(day));
            all.add(Made.lab("2951-2", "Sodium", "140", "mmol/L", "").at(day).inside(all.getLast().id));
            all.add(Made.of(ResourceType.DIAGNOSTIC_REPORT, Shelf.REPORT, Category.RESULTS, "{}")
                    .at(day));
            all.add(Made.of(ResourceType.CONDITION, Shelf.CONDITION, Category.CONDITIONS, "{}")
                    .at(day)
                    .state(Activity.NOW));
            all.add(Made.of(ResourceType.ENCOUNTER, Shelf.VISIT, Category.VISITS, "{}")
                    .at(day));
        }
        newest = Made.lab("718-7", "Hemoglobin", "12", "g/dL", "").at("2024-01-01");
        all.add(newest);
        ana.addAll(all);
        try (var owner = TestDatabase.shared().superuser();
                var statement = owner.createStatement()) {
            statement.execute(OTHERS.formatted(ana.id.value()));
            statement.execute("analyze records.resource");
        }
    }

    @Test
    void theResultsListMergesTwoShelvesWithoutSorting() {
        for (var dated : List.of(false, true)) {
            var plan = plan(ListSql.results(dated), list());

            assertThat(types(plan)).doesNotContain("Sort", "Incremental Sort").contains("Merge Append");
            assertThat(indexes(page(plan))).containsOnly("resource_shelf");
            assertThat(pages(page(plan))).isLessThan(60);
            assertThat(indexes(plan)).contains("resource_of_report");
            assertThat(types(plan)).doesNotContain("Seq Scan on resource");
        }
    }

    @Test
    void aPlainListWalksItsShelf() {
        var plan = plan(ListSql.shelf(true, false), list());

        assertThat(types(plan)).doesNotContain("Sort", "Incremental Sort", "Seq Scan on resource");
        assertThat(indexes(page(plan))).containsOnly("resource_shelf");
        assertThat(pages(page(plan))).isLessThan(40);
    }

    @Test
    void theSecondPieceStartsWhereTheFirstEnded() {
        var values = list();
        values.put("beforeAt", "2012-01-01T00:00:00Z");
        values.put("beforeId", newest.id.toString());
        var plan = plan(ListSql.shelf(false, false), values);

        assertThat(pages(page(plan))).isLessThan(40);
        assertThat(nodes(page(plan))
                        .map(node -> node.path("Rows Removed by Filter").asLong(0)))
                .allMatch(removed -> removed == 0); // else all that is newer was read first
    }

    @Test
    void homeWalksEachShelfOnlyAsFarAsItIsNew() {
        var now = Instant.now();
        var plan = plan(
                HomeSql.HOME,
                Map.of(
                        "account",
                        ana.account.value(),
                        "now",
                        now,
                        "since",
                        now.minus(News.WINDOW),
                        "firstSince",
                        now.minus(News.FIRST_WINDOW)));

        assertThat(types(plan)).doesNotContain("Incremental Sort", "Seq Scan on resource");
        assertThat(types(named(plan, "CTE news")))
                .containsOnlyOnce("Sort")
                .doesNotContain("Index Scan"); // of what is recent
        assertThat(types(named(plan, "CTE recent"))).doesNotContain("Sort");
        assertThat(indexes(named(plan, "CTE recent"))).containsOnly("resource_shelf");
        assertThat(pages(plan)).isLessThan(250); // a count of its 2,400 rows alone would touch more
    }

    @Test
    void aTrendWalksTheValuesOfItsCode() {
        var plan = plan(
                DetailSql.RESULT, Map.of("account", ana.account.value(), "id", newest.id, "lowest", 1, "highest", 3));

        assertThat(types(plan)).doesNotContain("Sort", "Incremental Sort", "Seq Scan on resource");
        assertThat(indexes(plan)).contains("resource_of_code", "resource_pk");
        assertThat(pages(plan)).isLessThan(300);
    }

    @Test
    void theChartSortsNothingButTheVitalSigns() {
        var grant = ana.as(Role.NURSE, Relation.CARE_TEAM, Act.READ_CHART);
        var plan = plan(grant, Charts.PAGE, Map.of("account", ana.account.value()));

        assertThat(types(page(plan))).doesNotContain("Sort", "Incremental Sort");
        assertThat(types(plan)).doesNotContain("Seq Scan on resource");
    }

    private static Map<String, Object> list() {
        return RecordStore.values(
                "account",
                ana.account.value(),
                "laboratory",
                1,
                "reports",
                3,
                "typeFrom",
                0,
                "typeTo",
                1000,
                "shelf",
                9,
                "state",
                1,
                "beforeAt",
                Cursor.sortAt(null),
                "beforeId",
                Cursor.id(null),
                "low",
                "-infinity",
                "high",
                "infinity",
                "from",
                "-infinity",
                "to",
                "infinity");
    }

    private static JsonNode plan(String statement, Map<String, ?> values) {
        return plan(ana.self(Act.READ_HOME), statement, values);
    }

    /** As it runs in production: prepared, with a plan for any values, inside the sealed context. */
    private static JsonNode plan(Grant grant, String statement, Map<String, ?> values) {
        var all = new HashMap<String, Object>(values);
        all.put("tenant", grant.tenant().value());
        all.put("patient", grant.patient().value());
        var names = new ArrayList<>(all.keySet());
        var matcher = Pattern.compile("(?<!:):([a-z][A-Za-z0-9]*)").matcher(statement);
        var prepared = matcher.replaceAll(found -> "\\$" + (names.indexOf(found.group(1)) + 1));
        var types = names.stream().map(name -> type(all.get(name))).collect(Collectors.joining(", "));
        var literals = names.stream().map(name -> "'" + all.get(name) + "'").collect(Collectors.joining(", "));
        var db = RecordContext.bean(JdbcClient.class);
        var text = RecordContext.bean(SealedTransaction.class).in(grant, () -> {
            db.sql("prepare planned (" + types + ") as " + prepared).update();
            var plan = db.sql("explain (analyze, buffers, format json) execute planned (" + literals + ")")
                    .query(String.class)
                    .single();
            db.sql("deallocate planned").update();
            return plan;
        });
        return JSON.readTree(text).get(0).get("Plan");
    }

    private static String type(Object value) {
        return switch (value) {
            case UUID id -> "uuid";
            case Integer number -> "int";
            case Instant at -> "timestamptz";
            default -> "text";
        };
    }

    /** The part of the plan that brings the page's own rows. */
    private static JsonNode page(JsonNode plan) {
        return nodes(plan)
                .filter(node -> node.path("Subplan Name").asString("").startsWith("CTE "))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode named(JsonNode plan, String subplan) {
        return nodes(plan)
                .filter(node -> node.path("Subplan Name").asString("").equals(subplan))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> types(JsonNode plan) {
        return nodes(plan)
                .map(node -> node.get("Node Type").asString()
                        + (node.path("Node Type").asString().equals("Seq Scan")
                                ? " on " + node.path("Relation Name").asString("")
                                : ""))
                .toList();
    }

    private static List<String> indexes(JsonNode plan) {
        return nodes(plan)
                .filter(node -> node.has("Index Name"))
                .map(node -> node.get("Index Name").asString())
                .toList();
    }

    private static long pages(JsonNode plan) {
        return plan.get("Shared Hit Blocks").asLong()
                + plan.get("Shared Read Blocks").asLong();
    }

    private static Stream<JsonNode> nodes(JsonNode plan) {
        var inner = new ArrayList<JsonNode>();
        plan.path("Plans").forEach(inner::add);
        return Stream.concat(Stream.of(plan), inner.stream().flatMap(PlansTest::nodes));
    }
}
