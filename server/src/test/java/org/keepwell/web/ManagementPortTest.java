package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keepwell.home.StartRefused;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ManagementPortTest {

    @Test
    void withoutAPortNothingIsOpenWhateverElseIsSet() {
        var environment = after(Map.of(
                "management.endpoints.web.exposure.include",
                "*",
                "management.endpoints.access.default",
                "unrestricted"));

        assertThat(environment.getProperty("management.endpoints.web.exposure.include"))
                .isEmpty();
        assertThat(environment.getProperty("management.endpoints.access.default"))
                .isEqualTo("none");
        assertThat(environment.getProperty("management.server.port")).isNull();
    }

    @Test
    void aPortIsThisMachinesUnlessAnAddressIsNamed() {
        var environment = after(Map.of(ManagementPort.PORT, "9443", "management.endpoints.web.exposure.include", "*"));

        assertThat(environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("management.server.ssl.enabled")).isEqualTo("false");
        assertThat(environment.getProperty("management.endpoints.web.exposure.include"))
                .isEqualTo("health,prometheus");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.1.2.3", "localhost", "monitoring.clinic.example"})
    void elsewhereItIsUnderTheCertificate(String address) {
        var environment = after(Map.of(ManagementPort.PORT, "9443", ManagementPort.ADDRESS, address));

        assertThat(environment.getProperty("management.server.ssl.enabled")).isEqualTo("true");
        assertThat(environment.getProperty("management.server.ssl.bundle")).isEqualTo("keepwell");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "many", "9443;x"})
    void whatIsNoPortIsRefused(String port) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> after(Map.of(ManagementPort.PORT, port)))
                .withMessageContaining(ManagementPort.PORT);
    }

    private static StandardEnvironment after(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        new ManagementPort().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
