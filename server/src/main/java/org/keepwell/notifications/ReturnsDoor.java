package org.keepwell.notifications;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Relation;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.audit.AuditTrail;
import org.keepwell.audit.Reason;
import org.keepwell.home.Home;
import org.keepwell.home.StartRefused;
import org.keepwell.tenancy.Tenant;
import org.keepwell.tenancy.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Where the clinic's mail server brings what came back. A machine without a session and without our page, so it is outside
 * of {@code /api}: it shows a secret, and changes nothing but what our own tokens name. Not there unless it is configured.
 */
@Component
@ConditionalOnWebApplication
class ReturnsDoor extends AbstractHandlerMapping {

    static final String PATH = "/hooks/mail";

    /** A report quotes headers, or a mail of ours, which is small. */
    static final int MOST_BYTES = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ReturnsDoor.class);
    private static final String TYPE = "message/rfc822";
    private static final String SCHEME = "bearer ";
    private static final int SHORTEST_SECRET = 24;
    private static final int A_MINUTE = 600;
    private static final int WRONG_A_MINUTE = 20;

    private final byte @Nullable [] secret;
    private final ReturnedMail returned;
    private final Tenants tenants;
    private final Audit audit;
    private final Allowance all;
    private final Allowance wrong;

    ReturnsDoor(MailSettings mail, Home home, ReturnedMail returned, Tenants tenants, Audit audit, Clock clock) {
        this.secret = secret(mail, home);
        this.returned = returned;
        this.tenants = tenants;
        this.audit = audit;
        this.all = new Allowance(A_MINUTE, clock);
        this.wrong = new Allowance(WRONG_A_MINUTE, clock);
        setOrder(Ordered.LOWEST_PRECEDENCE - 20); // before the web app's pages
    }

    private static byte @Nullable [] secret(MailSettings mail, Home home) {
        if (mail.returnsTo("") == null) {
            return null;
        }
        var secret = Secrets.in(home, mail.returnsSecretFile(), "keepwell.mail.returns-secret-file");
        if (secret.length() < SHORTEST_SECRET) {
            throw new StartRefused("keepwell.mail.returns-secret-file must hold " + SHORTEST_SECRET
                    + " characters or more: whoever knows it may stop e-mail.");
        }
        return digest(secret);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
        if (secret == null
                || !"POST".equals(request.getMethod())
                || !request.getRequestURI().equals(PATH)) {
            return null;
        }
        HttpRequestHandler handler = (asked, answer) -> answer.setStatus(answered(asked, answer));
        return handler;
    }

    private int answered(HttpServletRequest request, HttpServletResponse response) {
        try {
            var tenant = tenants.byHost(request.getServerName().toLowerCase(Locale.ROOT));
            return tenant.isEmpty() ? 404 : answered(tenant.get(), request, response);
        } catch (IOException | RuntimeException e) {
            // nothing was taken, or its entry in the log is not durable: the mail server tries again
            LOG.error("a mail that came back was not taken: {}", e.getClass().getSimpleName());
            return 503;
        }
    }

    private int answered(Tenant tenant, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!showsSecret(request)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            return limited(wrong, tenant, response)
                    ? 429
                    : refused(Actor.nobody(tenant.id()), Reason.WRONG_SECRET, 401);
        }
        if (limited(all, tenant, response)) {
            return 429;
        }
        var sender = ReturnedMail.sender(tenant.id());
        if (!isPlainMail(request)) {
            return refused(sender, Reason.BAD_INPUT, 415);
        }
        var mail = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (mail.length > MOST_BYTES) {
            return refused(sender, Reason.TOO_LARGE, 413);
        }
        return taken(sender, mail);
    }

    private int taken(Actor sender, byte[] mail) {
        try {
            return switch (returned.take(mail)) {
                case TAKEN, NOTHING -> 204;
                case FORGED -> refused(sender, Reason.FORGED_REQUEST, 422);
            };
        } catch (MailReport.Unreadable e) {
            return refused(sender, Reason.BAD_INPUT, 400);
        }
    }

    /** One type, as it is: what is packed would be unpacked to any size. */
    private static boolean isPlainMail(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null
                && type.split(";", 2)[0].strip().equalsIgnoreCase(TYPE)
                && request.getHeader("Content-Encoding") == null;
    }

    private boolean showsSecret(HttpServletRequest request) {
        var shown = request.getHeader("Authorization");
        return shown != null
                && shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(secret, digest(shown.substring(SCHEME.length())));
    }

    /** The first one too many in a minute is written down, and the flood is not. */
    private boolean limited(Allowance allowance, Tenant tenant, HttpServletResponse response) {
        int over = allowance.over();
        if (over == 0) {
            return false;
        }
        response.setHeader("Retry-After", String.valueOf(Allowance.WINDOW.toSeconds()));
        if (over == 1) {
            refused(Actor.nobody(tenant.id()), Reason.THROTTLED, 429);
        }
        return true;
    }

    /** Written to the log before the answer leaves. */
    private int refused(Actor actor, Reason reason, int status) {
        var trail = new AuditTrail(audit);
        trail.submit(AuditEntry.refused(actor, Act.TAKE_RETURNED_MAIL, Relation.NONE, null, reason, trail.request()));
        trail.await();
        return status;
    }

    /** So that what is compared has one length, whatever was shown. */
    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.strip().getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
