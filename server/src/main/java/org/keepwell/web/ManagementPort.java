package org.keepwell.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.keepwell.home.StartRefused;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Health and figures for the clinic's monitoring, on a port of their own and only where one is named: {@code
 * keepwell.management.port}. Plain on this machine; at any other address under the certificate of the home. These
 * properties come before all others, so no setting opens an endpoint that shows more.
 *
 * <p>Whoever reaches the port may read it: figures carry names of routes and pools, never of anybody.
 */
class ManagementPort implements EnvironmentPostProcessor {

    static final String PORT = "keepwell.management.port";
    static final String ADDRESS = "keepwell.management.address";

    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> THIS_MACHINE = Set.of(LOOPBACK, "::1", "[::1]");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var properties = new HashMap<String, Object>(closed());
        var port = environment.getProperty(PORT);
        if (port != null && !port.isBlank()) {
            properties.putAll(open(port.strip(), environment.getProperty(ADDRESS, LOOPBACK)));
            properties.put("management.health.diskspace.path", environment.getProperty("keepwell.home.root", "."));
        }
        environment.getPropertySources().addFirst(new MapPropertySource("keepwell management", properties));
    }

    private static Map<String, Object> closed() {
        return Map.of(
                "management.endpoints.access.default", "none",
                "management.endpoints.web.exposure.include", "",
                "management.endpoints.web.discovery.enabled", "false");
    }

    private static Map<String, Object> open(String port, String address) {
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new StartRefused(PORT + " is a number from 1 to 65535, not \"" + port + "\".");
        }
        var properties = new HashMap<String, Object>();
        properties.put("management.server.port", port);
        properties.put("management.server.address", address);
        properties.put("management.server.ssl.enabled", !THIS_MACHINE.contains(address));
        properties.put("management.server.ssl.bundle", "keepwell");
        properties.put("management.endpoints.web.exposure.include", "health,prometheus");
        properties.put("management.endpoints.web.base-path", "/");
        properties.put("management.endpoints.web.path-mapping.prometheus", "metrics");
        properties.put("management.endpoint.prometheus.access", "read-only");
        properties.put("management.prometheus.metrics.export.enabled", "true");
        // with the path of the folder it was started in, which may hold a name; health looks at the disk all the same
        properties.put("management.metrics.enable.disk", "false");
        properties.put("management.endpoint.health.access", "read-only");
        properties.put("management.endpoint.health.show-details", "never");
        properties.put("management.endpoint.health.show-components", "never");
        properties.put("management.endpoint.health.probes.enabled", "false");
        return properties;
    }
}
