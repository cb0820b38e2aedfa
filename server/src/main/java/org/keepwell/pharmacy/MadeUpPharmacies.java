package org.keepwell.pharmacy;

import org.keepwell.pharmacy.sandbox.SandboxPharmacies;
import org.springframework.stereotype.Component;

/** The sandbox's pharmacies in the directory of a clinic that is made up, before the sandbox itself has come up. */
@Component
public class MadeUpPharmacies {

    private final PharmacyFiles files;
    private final PharmacyGrants grants;

    MadeUpPharmacies(PharmacyFiles files, PharmacyGrants grants) {
        this.files = files;
        this.grants = grants;
    }

    /** Those that are there already are left as they are. */
    public void put() {
        files.take(grants.keep(PharmaciesCommand.TENANT), SandboxPharmacies.lines());
    }
}
