package org.keepwell.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.home.StartRefused;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which route performs which act. A route that claims none, or one of the console, keeps the server from starting. */
@Component
@ConditionalOnWebApplication
public class RouteClaims implements SmartLifecycle {

    /** One route and its act. */
    public record Route(String method, String path, Act act) {}

    private final RequestMappingHandlerMapping mappings;
    private volatile List<Route> routes = List.of();

    RouteClaims(RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.mappings = requestMappingHandlerMapping;
    }

    /** Every route, in the order of path and method. */
    public List<Route> routes() {
        return routes;
    }

    @Override
    public void start() {
        var found = new ArrayList<Route>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (!method.getBeanType().getName().startsWith("org.keepwell.")) {
                return; // not ours: the tests' description of the API, which the doors keep unreachable under /api
            }
            var claim = method.getMethodAnnotation(Claim.class);
            for (var path : mapping.getPatternValues()) {
                if (claim == null || claim.value().gate() == Act.Gate.CONSOLE || !path.startsWith("/api/")) {
                    throw new StartRefused(
                            "The route " + path + " (" + method.getShortLogMessage()
                                    + ") is not claimed by an act of the policy. Add @Claim to it, and a rule to access/policy.yaml.");
                }
                boolean aboutPatient = path.startsWith("/api/patients/{patient}");
                if (aboutPatient != (claim.value().scope() == Act.Scope.PATIENT)) {
                    throw new StartRefused("The route " + path + " and its act " + claim.value()
                            + " do not agree on whether they are about one patient.");
                }
                mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(verb -> found.add(new Route(verb.name(), path, claim.value())));
            }
        });
        found.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
        routes = List.copyOf(found);
    }

    @Override
    public void stop() {
        // nothing was begun
    }

    @Override
    public boolean isRunning() {
        return !routes.isEmpty();
    }

    /** Before the server takes requests. */
    @Override
    public int getPhase() {
        return -500;
    }
}
