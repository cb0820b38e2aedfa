package org.keepwell.testing;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Gives every Spring context of the tests the shared database and its home; registered in {@code spring.factories}. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class TestEnvironment implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.containsProperty("keepwell.home.root")) {
            var properties = TestDatabase.shared().properties();
            environment.getPropertySources().addLast(new MapPropertySource("test database", properties));
        }
    }
}
