package org.keepwell.pharmacy;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keepwell.home.ConsoleArguments;
import org.keepwell.home.ConsoleCommand;
import org.keepwell.pharmacy.script.ScriptRefused;
import org.keepwell.pharmacy.script.ScriptVersion;
import org.keepwell.pharmacy.wire.Offer;
import org.springframework.stereotype.Component;

/** {@code ./keepwell pharmacy-connection}: the ways that messages go, and which one is on. */
@Component
class PharmacyConnectionCommand implements ConsoleCommand {

    private final Connections connections;
    private final ConnectionChanges changes;
    private final IntakeDoor door;

    PharmacyConnectionCommand(Connections connections, ConnectionChanges changes, IntakeDoor door) {
        this.connections = connections;
        this.changes = changes;
        this.door = door;
    }

    @Override
    public String name() {
        return "pharmacy-connection";
    }

    @Override
    public int run(ConsoleArguments arguments, PrintStream out) {
        boolean live = arguments.flag("live");
        boolean sandbox = arguments.flag("sandbox");
        var offer = arguments.option("offer").map(Path::of).map(Offer::read);
        var url = arguments.option("url").or(() -> offer.map(Offer::url));
        boolean authority = arguments.flag("by-authority");
        var party = arguments.option("own-party");
        var version = arguments.option("script").map(PharmacyConnectionCommand::version);
        var vendor = arguments.option("vendor");
        var mrn = arguments.option("record-numbers");
        var ownUrl = arguments.option("own-url");
        boolean on = arguments.flag("on");
        boolean off = arguments.flag("off");
        var name = arguments.word();
        arguments.finish();
        if ((on && off) || (live && sandbox)) {
            throw new ConsoleArguments.Wrong("--on and --off do not go together, nor do --live and --sandbox");
        }
        var kind = live
                ? Optional.of(Connection.Kind.LIVE)
                : sandbox ? Optional.of(Connection.Kind.SANDBOX) : Optional.<Connection.Kind>empty();
        if (name.isPresent()) {
            var before =
                    connections.byName(PharmaciesCommand.TENANT, name.get()).orElse(null);
            var changed = new Connection(
                    PharmaciesCommand.TENANT,
                    name.get(),
                    value(kind, before == null ? null : before.kind(), "live or --sandbox"),
                    value(url, before == null ? null : before.url(), "url"),
                    value(party, before == null ? null : before.ownParty(), "own-party"),
                    version.orElse(before == null ? ScriptVersion.V2017071 : before.version()),
                    vendor.orElse(before == null ? null : before.vendor()),
                    value(offer.map(Offer::certificate), before == null ? null : before.trust(), "offer"),
                    offer.isPresent() ? authority : before != null && before.byAuthority(),
                    value(offer.map(Offer::signingKey), before == null ? null : before.signingKey(), "offer"),
                    mrn.orElse(before == null ? null : before.mrnSystem()),
                    on || (!off && before != null && before.on()));
            changes.save(changed);
            ownUrl.ifPresent(own -> out.println("For the other side: " + door.writeOffer(changed.ownParty(), own)));
        }
        connections.all(PharmaciesCommand.TENANT).forEach(connection -> show(connection, out));
        return 0;
    }

    private void show(Connection connection, PrintStream out) {
        var refusal = connections.refusal(connection);
        out.printf(
                "%s: %s, %s, SCRIPT %s, %s%n",
                connection.name(),
                connection.kind().name().toLowerCase(Locale.ROOT),
                connection.url(),
                connection.version().text(),
                connection.on() ? "on" : "off");
        refusal.ifPresent(words -> out.println("  nothing is sent: " + words));
        connections
                .alerts(connection)
                .forEach(alert -> out.printf(
                        "  look: %s, %d times that day: %s%n", alert.lastAt(), alert.times(), alert.words()));
    }

    private static <T> T value(Optional<T> given, @Nullable T before, String option) {
        if (given.isPresent()) {
            return given.get();
        }
        if (before == null) {
            throw new ConsoleArguments.Wrong("--" + option + " is missing");
        }
        return before;
    }

    private static ScriptVersion version(String text) {
        try {
            return ScriptVersion.of(text);
        } catch (ScriptRefused e) {
            throw new ConsoleArguments.Wrong("--script is 2017071 or 2023011, not \"" + text + "\"");
        }
    }
}
