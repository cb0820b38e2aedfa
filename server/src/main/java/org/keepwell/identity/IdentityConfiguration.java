package org.keepwell.identity;

import org.keepwell.home.Home;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    /** The pepper is in a file beside the other keys, never in the database. */
    @Bean
    Passwords passwords(Home home) {
        return new Passwords(home.keys().secret("pepper.key"));
    }
}
