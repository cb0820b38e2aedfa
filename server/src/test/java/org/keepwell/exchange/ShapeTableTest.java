package org.keepwell.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
        var shapes = ShapeTable.r4().all().values().stream().filter(Shape::isResource).map(Shape::name);

        assertThat(Arrays.stream(ResourceType.values()).map(ResourceType::fhirName)).containsExactlyInAnyOrderElementsOf(shapes.toList());
        assertThat(ResourceType.values()).hasSize(146).extracting(ResourceType::code).doesNotHaveDuplicates();
    }
}
