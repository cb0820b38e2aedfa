package org.keepwell.access;

import java.time.Clock;
import org.keepwell.database.Databases;
import org.keepwell.home.Home;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The policy, the seal and the one clock. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    /** Every moment in the program comes from here, so that tests can move it. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Policy policy() {
        return Policy.load();
    }

    @Bean
    Seal seal(Home home, Clock clock) {
        return new Seal(home.keys().secret(Databases.SEAL_KEY_FILE), clock);
    }
}
