package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Proves;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Nobody ends the server by opening connections and saying nothing. */
@Proves("T12")
class OpenConnectionsTest extends HttpTest {

    @Autowired
    private ServletWebServerApplicationContext context;

    @Test
    void noMoreAreTakenThanTheHeapHolds() {
        var server = (TomcatWebServer) context.getWebServer();
        var most = server.getTomcat().getConnector().getProperty("maxConnections");
        assertThat(most).isEqualTo(OpenConnections.most(Runtime.getRuntime().maxMemory()));
    }

    @Test
    void aSmallHeapTakesFewAndALargeOneAClinicAtItsBusiest() {
        assertThat(OpenConnections.most(64L << 20)).isEqualTo(256);
        assertThat(OpenConnections.most(320L << 20)).isBetween(1_000, 1_500);
        assertThat(OpenConnections.most(1L << 30)).isGreaterThan(4_400);
        assertThat(OpenConnections.most(64L << 30)).isEqualTo(8_192);
    }
}
