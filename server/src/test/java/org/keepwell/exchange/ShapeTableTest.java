package org.keepwell.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.keepwell.records.ResourceType;

class ShapeTableTest {

    @Test
    void theTableIsWhatTheDefinitionsOfR4Say() throws IOException {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/fhir/r4-shapes.txt"))) {
            var table = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(table).as("made anew with ShapeMaker").isEqualTo(ShapeMaker.table());
        }
    }

    @Test
    void everyResourceOfR4HasANumberAndTheReverse() {
        var shapes = ShapeTable.r4().all().values().stream()
                .filter(Shape::isResource)
                .map(Shape::name);

        assertThat(Arrays.stream(ResourceType.values()).map(ResourceType::fhirName))
                .containsExactlyInAnyOrderElementsOf(shapes.toList());
        assertThat(ResourceType.values())
                .hasSize(146)
                .extracting(ResourceType::code)
                .doesNotHaveDuplicates();
    }

    /** What is taken for a clinical time must be one in every type, else its text could not be read as such. */
    @Test
    void everyNameThatIsTakenForATimeIsATime() {
        var times = EnumSet.of(Primitive.DATE, Primitive.DATE_TIME, Primitive.INSTANT);
        for (var type : ResourceType.values()) {
            for (var name : TimeRules.NAMES) {
                var slot = ShapeTable.r4().type(type.fhirName()).slot(name);
                if (slot != null && slot.primitive() != null && type.home() != ResourceType.Home.NONE) {
                    assertThat(times).as("%s.%s", type, name).contains(slot.primitive());
                }
            }
        }
    }
}
