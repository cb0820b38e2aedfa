package org.keepwell.web;

import jakarta.servlet.Filter;
import java.util.List;
import org.keepwell.access.Access;
import org.keepwell.audit.Audit;
import org.keepwell.identity.Sessions;
import org.keepwell.tenancy.Tenants;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The order of the doors: headers, the held answer, the firewall of Spring Security, the policy. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebConfiguration implements WebMvcConfigurer {

    private final PolicyDoor policyDoor;

    WebConfiguration(PolicyDoor policyDoor) {
        this.policyDoor = policyDoor;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(policyDoor).addPathPatterns("/api/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new VisitArguments());
    }

    @Bean
    FilterRegistrationBean<Filter> headers() {
        return first(new HeadersFilter(), 0);
    }

    @Bean
    FilterRegistrationBean<Filter> door(
            Audit audit,
            Access access,
            Sessions sessions,
            Tenants tenants,
            RequestChecks checks,
            ProblemWriter problems) {
        return first(new DoorFilter(audit, access, sessions, tenants, checks, problems), 1);
    }

    /**
     * Tomcat would refuse TRACE before our doors, and so without an entry. It reaches them now; the first one refuses it
     * under /api and the firewall everywhere else.
     */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> traceReachesTheDoor() {
        return factory -> factory.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
    }

    /** Unless the clinic says how many. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> noMoreConnectionsThanTheHeapHolds(
            @Value("${server.tomcat.max-connections:0}") int wanted) {
        int most =
                wanted > 0 ? wanted : OpenConnections.most(Runtime.getRuntime().maxMemory());
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setProperty("maxConnections", Integer.toString(most)));
    }

    /** {@link WebApp} says what became of it; whoever asks for that path finds what every path of no meaning has. */
    @Bean
    ErrorPageRegistrar whatFailedOutsideOfTheDoors() {
        return registry -> registry.addErrorPages(new ErrorPage("/error"));
    }

    /** Without chains: only its firewall, which refuses paths and headers that mean two things. */
    @Bean
    FilterRegistrationBean<Filter> firewall() {
        var firewall = new FilterChainProxy(List.of());
        firewall.setRequestRejectedHandler(new HttpStatusRequestRejectedHandler());
        return first(firewall, 2);
    }

    private static FilterRegistrationBean<Filter> first(Filter filter, int place) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10 + place);
        return registration;
    }
}
