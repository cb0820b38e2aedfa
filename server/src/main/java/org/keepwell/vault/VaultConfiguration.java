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

    /** Of each tenant the newest key, which is the one in use. */
    private static final String WRAPPED_BY_ANOTHER = """
            select distinct k.root_key_id from vault.tenant_key k
            where k.root_key_id <> :root and k.version =
                (select max(n.version) from vault.tenant_key n where n.tenant_id = k.tenant_id)
            """;

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
            var root = LocalRootKey.of(home.keys().readOrCreate(ROOT_KEY_FILE, LocalRootKey::fresh));
            refuseAnother(root, home, db);
            return root;
        } catch (VaultException e) {
            throw new StartRefused(
                    "The root key " + home.keys().path(ROOT_KEY_FILE) + " is damaged: " + e.getMessage()
                            + ". Put it back from where you keep it.",
                    e);
        }
    }

    /** Told at the start, by name: else the first person who signs in would be the one to find out. */
    private static void refuseAnother(KeyWrapper root, Home home, JdbcClient db) {
        var others = db.sql(WRAPPED_BY_ANOTHER)
                .param("root", root.keyId())
                .query(String.class)
                .list();
        if (!others.isEmpty()) {
            throw new StartRefused("The data of this home was sealed under the root key " + String.join(", ", others)
                    + ", but " + home.keys().path(ROOT_KEY_FILE) + " holds " + root.keyId()
                    + ". Put the right file back from where you keep it.");
        }
    }
}
