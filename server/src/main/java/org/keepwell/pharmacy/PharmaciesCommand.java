package org.keepwell.pharmacy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.keepwell.access.TenantId;
import org.keepwell.home.ConsoleArguments;
import org.keepwell.home.ConsoleCommand;
import org.keepwell.home.StartRefused;
import org.springframework.stereotype.Component;

/** {@code ./keepwell pharmacies FILE}: fills the directory of pharmacies, or brings it up to date. */
@Component
class PharmaciesCommand implements ConsoleCommand {

    static final TenantId TENANT = new TenantId(1);

    private final PharmacyFiles files;
    private final PharmacyGrants grants;

    PharmaciesCommand(PharmacyFiles files, PharmacyGrants grants) {
        this.files = files;
        this.grants = grants;
    }

    @Override
    public String name() {
        return "pharmacies";
    }

    @Override
    public int run(ConsoleArguments arguments, PrintStream out) {
        var file = Path.of(arguments.word().orElseThrow(() -> new ConsoleArguments.Wrong("name a CSV file")));
        arguments.finish();
        try {
            int taken = files.take(grants.keep(TENANT), Files.readAllLines(file));
            out.println(taken + " pharmacies are in the directory as the file has them.");
            return 0;
        } catch (IOException e) {
            throw new StartRefused(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
