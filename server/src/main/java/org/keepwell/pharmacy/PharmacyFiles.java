package org.keepwell.pharmacy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.keepwell.access.Grant;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.home.StartRefused;
import org.springframework.stereotype.Component;

/** Takes a file of pharmacies in, whole or not at all. */
@Component
class PharmacyFiles {

    private static final int SHOWN = 5;

    private final PharmacyDirectory directory;
    private final SealedTransaction transaction;
    private final Audit audit;

    PharmacyFiles(PharmacyDirectory directory, SealedTransaction transaction, Audit audit) {
        this.directory = directory;
        this.transaction = transaction;
        this.audit = audit;
    }

    /**
     * @return how many pharmacies it has
     * @throws StartRefused naming the first lines that are wrong, if any is
     */
    int take(Grant grant, List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().startsWith(PharmacyLine.HEAD)) {
            throw new StartRefused("The first line must be: " + PharmacyLine.HEAD);
        }
        var pharmacies = new ArrayList<PharmacyLine>();
        var wrong = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (int n = 1; n < lines.size(); n++) {
            if (lines.get(n).isBlank()) {
                continue;
            }
            try {
                var pharmacy = PharmacyLine.parse(lines.get(n));
                if (!seen.add(pharmacy.ncpdpId())) {
                    throw new IllegalArgumentException("ncpdp_id stands there twice");
                }
                pharmacies.add(pharmacy);
            } catch (IllegalArgumentException e) {
                wrong.add("line " + (n + 1) + ": " + e.getMessage());
            }
        }
        if (!wrong.isEmpty()) {
            throw new StartRefused("Nothing was taken in; " + wrong.size() + " lines are wrong:\n"
                    + wrong.stream().limit(SHOWN).collect(Collectors.joining("\n")));
        }
        return transaction.in(grant, () -> {
            pharmacies.forEach(pharmacy -> directory.save(grant, pharmacy));
            audit.append(AuditEntry.allowed(grant, audit.newRequest()).counting(pharmacies.size(), null));
            return pharmacies.size();
        });
    }
}
