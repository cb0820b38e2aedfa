package org.keepwell.home;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Tells Spring where the home's log and certificate are. Both must be known before the first bean exists. There is no
 * way to serve without TLS: nothing here can be switched off.
 */
class HomeEnvironment implements EnvironmentPostProcessor {

    private static final String BUNDLE = "spring.ssl.bundle.pem.keepwell.";

    /** Forward secrecy and authenticated encryption only. The RSA ones are for clinics whose own certificate is RSA. */
    private static final String CIPHERS = String.join(
            ",",
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.containsProperty(HomeSettings.ROOT)) {
            return; // a test of one slice, without a home
        }
        var home = HomeSettings.of(environment).open();
        var properties = new HashMap<String, Object>();
        properties.put("logging.file.name", home.logs().resolve("keepwell.log").toString());
        properties.put(
                "server.tomcat.basedir", home.temporary().resolve("tomcat").toString());
        if (application.getWebApplicationType() != WebApplicationType.NONE) {
            properties.putAll(tls(home));
        }
        environment.getPropertySources().addFirst(new MapPropertySource("keepwell home", properties));
    }

    private static Map<String, Object> tls(Home home) {
        var certificate = new TlsCertificate(home.keys(), Clock.systemUTC());
        certificate.prepare();
        return Map.of(
                BUNDLE + "keystore.certificate",
                certificate.certificate().toUri().toString(),
                BUNDLE + "keystore.private-key",
                certificate.key().toUri().toString(),
                BUNDLE + "options.enabled-protocols",
                "TLSv1.3,TLSv1.2",
                BUNDLE + "options.ciphers",
                CIPHERS,
                BUNDLE + "reload-on-update",
                "true",
                "server.ssl.enabled",
                "true",
                "server.ssl.bundle",
                "keepwell");
    }
}
