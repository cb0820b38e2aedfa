package org.keepwell.notifications;

import java.time.Clock;
import java.util.ArrayList;
import org.keepwell.home.Home;
import org.keepwell.home.HomeKind;
import org.keepwell.home.StartRefused;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Which channels there are: in a made-up clinic all of them, and none leads anywhere; else what the settings name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailSettings.class, SmsSettings.class, PushSettings.class})
class NotificationsConfiguration {

    @Bean
    PortalAddress portalAddress(Environment environment) {
        var port = environment.getProperty("server.port", "8443");
        return new PortalAddress(environment.getProperty(PortalAddress.SETTING, "https://localhost:" + port));
    }

    @Bean
    Captured captured(Clock clock) {
        return new Captured(clock);
    }

    @Bean
    PushServices pushServices(PushSettings push) {
        return new PushServices(push.services());
    }

    @Bean
    OwnPushKey ownPushKey(Home home) {
        return new OwnPushKey(home.keys());
    }

    @Bean
    Channels channels(
            Home home,
            Captured captured,
            MailSettings mail,
            SmsSettings sms,
            PushSettings push,
            PushServices services,
            OwnPushKey key,
            Clock clock,
            Environment environment) {
        var senders = new ArrayList<Sender>();
        if (home.kind() == HomeKind.DEMO) { // whatever the settings say: no made-up person has a mailbox
            senders.add(new Captured.InPlaceOf(Channel.EMAIL, captured));
            senders.add(new Captured.InPlaceOf(Channel.SMS, captured));
            senders.add(new Captured.InPlaceOf(Channel.PUSH, captured));
            return new Channels(senders);
        }
        if (mail.isConfigured()) {
            senders.add(sender(home, mail));
        }
        if (sms.isConfigured()) {
            senders.add(sender(home, sms));
        }
        if (push.isConfigured()) {
            senders.add(sender(push, services, key, clock));
        }
        if (!senders.isEmpty() && !environment.containsProperty(PortalAddress.SETTING)) {
            throw new StartRefused(PortalAddress.SETTING
                    + " is missing: notices leave this clinic, and their links must lead to where people reach it.");
        }
        return new Channels(senders);
    }

    private static PushSender sender(PushSettings push, PushServices services, OwnPushKey key, Clock clock) {
        var post = new HttpsPost(Secrets.trusting(null, "keepwell.push"), false);
        return new PushSender(key, push.whom(), services, post, clock);
    }

    private static MailSender sender(Home home, MailSettings mail) {
        var password =
                mail.user() == null ? null : Secrets.in(home, mail.passwordFile(), "keepwell.mail.password-file");
        return new MailSender(mail, password, Secrets.trusting(mail.authority(), "keepwell.mail.authority"));
    }

    private static SmsSender sender(Home home, SmsSettings sms) {
        var secret = Secrets.in(home, sms.secretFile(), "keepwell.sms.secret-file");
        var post = new HttpsPost(Secrets.trusting(sms.authority(), "keepwell.sms.authority"), sms.privateAddresses());
        return new SmsSender(sms.address(), secret, post);
    }
}
