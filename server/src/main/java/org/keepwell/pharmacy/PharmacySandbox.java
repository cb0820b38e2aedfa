package org.keepwell.pharmacy;

import org.keepwell.home.ConsoleCommand;
import org.keepwell.pharmacy.sandbox.PharmacySandboxCommand;

/** The made-up network as a command, which needs neither Spring nor a database. */
public final class PharmacySandbox {

    private PharmacySandbox() {}

    public static ConsoleCommand command() {
        return new PharmacySandboxCommand();
    }
}
