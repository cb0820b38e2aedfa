package org.keepwell.vault;

import org.keepwell.home.Home;
import org.keepwell.home.StartRefused;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The root key from its file; made once, when there is nothing yet that it could be missing for. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    static final String ROOT_KEY_FILE = "root.keyset.json";

    @Bean
    KeyWrapper rootKey(Home home, JdbcClient db) {
        var file = home.keys().read(ROOT_KEY_FILE);
        if (file.isEmpty()
                && db.sql("select exists (select 1 from vault.tenant_key)")
                        .query(Boolean.class)
                        .single()) {
            throw new StartRefused(
                    "The root key " + home.keys().path(ROOT_KEY_FILE)
                            + " is missing, and the data of this home cannot be read without it. Put it back from where you keep it.");
        }
        try {
            return LocalRootKey.of(home.keys().readOrCreate(ROOT_KEY_FILE, LocalRootKey::fresh));
        } catch (VaultException e) {
            throw new StartRefused(
                    "The root key " + home.keys().path(ROOT_KEY_FILE) + " is damaged: " + e.getMessage()
                            + ". Put it back from where you keep it.",
                    e);
        }
    }
}
