package org.keepwell.notifications;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.NotVisible;
import org.keepwell.tenancy.Tenant;
import org.keepwell.tenancy.Tenants;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/** The stop, from our own page: a person opened the link and pressed the button. */
@RestController
class StopController {

    private final Stops stops;

    StopController(Stops stops) {
        this.stops = stops;
    }

    record Token(@NotBlank @Size(max = 100) String token) {

        @Override
        public String toString() {
            return "token";
        }
    }

    @Claim(Act.STOP_NOTICES)
    @PostMapping("/api/stop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(@Valid @RequestBody Token body, Tenant tenant) {
        stops.stop(tenant, body.token());
    }

    /**
     * The stop, from a mail program: RFC 8058 has it post to the very address that a person would open, from wherever it is,
     * without cookies. So this is outside of {@code /api} and its doors. Opening the address (GET) changes nothing: programs
     * that look through mail open every link.
     */
    @Component
    @ConditionalOnWebApplication
    static class OneClick extends AbstractHandlerMapping {

        private static final Pattern PATH = Pattern.compile("/stop/([A-Za-z0-9_-]{1,100})");

        private final Stops stops;
        private final Tenants tenants;

        OneClick(Stops stops, Tenants tenants) {
            this.stops = stops;
            this.tenants = tenants;
            setOrder(Ordered.LOWEST_PRECEDENCE - 20); // before the web app's pages
        }

        @Override
        protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
            var path = PATH.matcher(request.getRequestURI());
            if (!"POST".equals(request.getMethod()) || !path.matches()) {
                return null;
            }
            HttpRequestHandler handler = (asked, answer) -> answer.setStatus(status(asked, path.group(1)));
            return handler;
        }

        private int status(HttpServletRequest request, String token) {
            var tenant = tenants.byHost(request.getServerName().toLowerCase(Locale.ROOT));
            if (tenant.isEmpty()) {
                return HttpStatus.NOT_FOUND.value();
            }
            try {
                stops.stop(tenant.get(), token);
                return HttpStatus.OK.value();
            } catch (NotVisible e) {
                return HttpStatus.NOT_FOUND.value();
            }
        }
    }
}
