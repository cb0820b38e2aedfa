package org.keepwell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Modules use each other only the way their doors say, and never in a circle. */
class ModularityTest {

    private final ApplicationModules modules = ApplicationModules.of(Keepwell.class);

    @Test
    void everyModuleKeepsToItsDoorAndTheModulesAreDrawn() {
        modules.verify();
        new Documenter(modules).writeModulesAsPlantUml();

        assertThat(Path.of("target/spring-modulith-docs/components.puml")).isNotEmptyFile();
    }
}
