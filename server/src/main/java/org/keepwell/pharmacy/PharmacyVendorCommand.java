package org.keepwell.pharmacy;

import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.home.ConsoleArguments;
import org.keepwell.home.ConsoleCommand;
import org.keepwell.pharmacy.script.ScriptRefused;
import org.keepwell.pharmacy.script.ScriptVersion;
import org.springframework.stereotype.Component;

/** {@code ./keepwell pharmacy-vendor}: the papers without which no live connection is switched on. */
@Component
class PharmacyVendorCommand implements ConsoleCommand {

    private final Vendors vendors;
    private final PharmacyGrants grants;
    private final SealedTransaction transaction;
    private final Audit audit;

    PharmacyVendorCommand(Vendors vendors, PharmacyGrants grants, SealedTransaction transaction, Audit audit) {
        this.vendors = vendors;
        this.grants = grants;
        this.transaction = transaction;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "pharmacy-vendor";
    }

    @Override
    public int run(ConsoleArguments arguments, PrintStream out) {
        var reference = arguments.option("baa");
        var signedOn = day(arguments.option("baa-signed"));
        var baaUntil = day(arguments.option("baa-until"));
        var certification = arguments.option("certification");
        var version = arguments.option("certified-version").map(PharmacyVendorCommand::version);
        var certifiedUntil = day(arguments.option("certified-until"));
        var name = arguments.word();
        arguments.finish();
        if (name.isPresent()) {
            var before = vendors.byName(PharmaciesCommand.TENANT, name.get())
                    .orElse(new Vendor(name.get(), null, null, null, null, null, null));
            save(new Vendor(
                    name.get(),
                    reference.orElse(before.baaReference()),
                    signedOn == null ? before.baaSignedOn() : signedOn,
                    baaUntil == null ? before.baaUntil() : baaUntil,
                    certification.orElse(before.certification()),
                    version.orElse(before.certifiedVersion()),
                    certifiedUntil == null ? before.certifiedUntil() : certifiedUntil));
        }
        vendors.all(PharmaciesCommand.TENANT).forEach(vendor -> show(vendor, out));
        return 0;
    }

    private void save(Vendor vendor) {
        var grant = grants.keep(PharmaciesCommand.TENANT);
        transaction.run(grant, () -> {
            vendors.save(grant, vendor);
            audit.append(AuditEntry.allowed(grant, audit.newRequest()));
        });
    }

    private static void show(Vendor vendor, PrintStream out) {
        out.printf(
                "%s: agreement %s, signed %s, until %s; certification %s, SCRIPT %s, until %s%n",
                vendor.name(),
                said(vendor.baaReference()),
                said(vendor.baaSignedOn()),
                said(vendor.baaUntil()),
                said(vendor.certification()),
                said(vendor.certifiedVersion()),
                said(vendor.certifiedUntil()));
    }

    private static String said(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }

    private static String version(String text) {
        try {
            return ScriptVersion.of(text).text();
        } catch (ScriptRefused e) {
            throw new ConsoleArguments.Wrong("--certified-version is 2017071 or 2023011, not \"" + text + "\"");
        }
    }

    private static @Nullable LocalDate day(Optional<String> text) {
        try {
            return text.map(LocalDate::parse).orElse(null);
        } catch (DateTimeException e) {
            throw new ConsoleArguments.Wrong("a day is written as 2027-01-31, not \"" + text.orElse("") + "\"");
        }
    }
}
