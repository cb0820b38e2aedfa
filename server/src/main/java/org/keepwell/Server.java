package org.keepwell;

import java.util.ArrayList;
import org.keepwell.home.ConsoleArguments;
import org.keepwell.home.HomeOptions;
import org.keepwell.home.ServerLock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** Serves until it is told to stop. */
final class Server {

    private static final int HIGHEST_PORT = 65_535;

    private Server() {}

    /** Returns when it serves; the program lives on until Ctrl-C. */
    static int start(ConsoleArguments arguments) {
        var options = HomeOptions.takeFrom(arguments);
        var port = arguments.option("port");
        var address = arguments.option("address");
        var managementPort = arguments.option("management-port");
        arguments.finish();

        var properties = new ArrayList<>(options.properties());
        port.ifPresent(value -> properties.add("--server.port=" + checkedPort("port", value)));
        address.ifPresent(value -> properties.add("--server.address=" + value));
        managementPort.ifPresent(
                value -> properties.add("--keepwell.management.port=" + checkedPort("management-port", value)));
        // never closed here: held until the program ends
        var lock = ServerLock.take(options.open());
        var application = new SpringApplication(Keepwell.class);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("serverLock", lock));
        var context = application.run(properties.toArray(String[]::new));
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) {
            throw new IllegalStateException("no web server was started");
        }
        var management = context.getEnvironment().getProperty("local.management.port");
        if (management != null && Integer.parseInt(management) != server.getPort()) { // else there is none of its own
            System.out.println("Health and metrics are at port " + management + ": /health and /metrics");
        }
        System.out.println("Keepwell is ready at https://localhost:" + server.getPort());
        return 0;
    }

    private static String checkedPort(String option, String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new ConsoleArguments.Wrong(
                    "--" + option + " is a number from 1 to " + HIGHEST_PORT + ", not \"" + text + "\"");
        }
        return text;
    }
}
