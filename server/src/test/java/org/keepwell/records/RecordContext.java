package org.keepwell.records;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.keepwell.database.TestServer;
import org.keepwell.home.Home;
import org.keepwell.testing.TestDatabase;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/** The modules that reading a record needs, on the shared database; without the web. */
final class RecordContext {

    private static @Nullable ConfigurableApplicationContext context;

    private RecordContext() {}

    static synchronized <T> T bean(Class<T> type) {
        if (context == null) {
            context = new AnnotationConfigApplicationContext(Modules.class);
            Runtime.getRuntime().addShutdownHook(new Thread(context::close));
        }
        return context.getBean(type);
    }

    // no @Configuration: a context that scans all of org.keepwell must not find this one
    @ComponentScan(
            basePackages = {"org.keepwell.access", "org.keepwell.vault", "org.keepwell.tenancy", "org.keepwell.records"
            },
            excludeFilters = @ComponentScan.Filter(RestController.class))
    static class Modules {

        @Bean(destroyMethod = "")
        DataSource app() {
            return TestDatabase.shared().app();
        }

        @Bean
        JdbcClient db(DataSource app) {
            return JdbcClient.create(app);
        }

        @Bean(destroyMethod = "")
        Home home() {
            return TestServer.running().home();
        }
    }
}
