package org.keepwell.notifications;

import java.time.Clock;
import java.util.ArrayList;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which channels there are: in a made-up clinic all of them, and none leads anywhere; else what the settings name. */
@Configuration(proxyBeanMethods = false)
class NotificationsConfiguration {

    @Bean
    PortalAddress portalAddress(
            @Value("${" + PortalAddress.SETTING + ":https://localhost:${server.port:8443}}") String address) {
        return new PortalAddress(address);
    }

    @Bean
    Captured captured(Clock clock) {
        return new Captured(clock);
    }

    @Bean
    Channels channels(Home home, Captured captured) {
        var senders = new ArrayList<Sender>();
        if (home.kind() == HomeKind.DEMO) {
            senders.add(new Captured.InPlaceOf(Channel.EMAIL, captured));
            senders.add(new Captured.InPlaceOf(Channel.SMS, captured));
        }
        return new Channels(senders);
    }
}
