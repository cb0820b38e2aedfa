package org.keepwell.database;

import javax.sql.DataSource;
import org.keepwell.home.Home;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The three ways to the database that modules may ask for, by qualifier. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Bean
    Databases databases(Home home, DatabaseSettings settings) {
        return Databases.open(home, settings);
    }

    // "close" is left to Databases, which also knows the order

    @Bean(destroyMethod = "")
    @Primary
    @Qualifier("app")
    DataSource appDataSource(Databases databases) {
        return databases.app();
    }

    @Bean(destroyMethod = "")
    @Qualifier("auditWriter")
    DataSource auditWriterDataSource(Databases databases) {
        return databases.auditWriter();
    }

    @Bean(destroyMethod = "")
    @Qualifier("auditReader")
    DataSource auditReaderDataSource(Databases databases) {
        return databases.auditReader();
    }
}
