package org.keepwell.home;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The home, for whoever needs a key or a place for files. */
@Configuration(proxyBeanMethods = false)
class HomeConfiguration {

    @Bean
    Home home(Environment environment) {
        return HomeSettings.of(environment).open();
    }
}
