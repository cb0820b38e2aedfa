package org.keepwell.identity;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keepwell.access.Grant;
import org.keepwell.access.SealedTransaction;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds a person's birth date in what they typed, although only a keyed hash of it is kept, with their invitation. */
@Component
class OwnBirthDate {

    private static final String OWN_HASHES =
            "select hash from identity.own_birth_hashes(:among::bytea[]) as known (hash)";

    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final Vault vault;
    private final Clock clock;

    OwnBirthDate(JdbcClient db, SealedTransaction transaction, Vault vault, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.vault = vault;
        this.clock = clock;
    }

    /** How the text spells it, in lower case, the longest first; nothing where the date is not known, as with staff. */
    List<String> spelledIn(String text, Grant own) {
        var key = vault.tenant(own.tenant());
        var spelled = SpelledDates.in(text, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var hashes = new HashMap<LocalDate, byte[]>();
        spelled.values().forEach(dates -> dates.forEach(date -> hashes.put(date, Activations.birthHash(key, date))));
        if (hashes.isEmpty()) {
            return List.of();
        }
        var known = transaction.in(
                own,
                () -> db.sql(OWN_HASHES)
                        .param("among", hashes.values().toArray(byte[][]::new))
                        .query((row, n) -> row.getBytes("hash"))
                        .list());
        return spelled.entrySet().stream()
                .filter(one -> one.getValue().stream()
                        .anyMatch(
                                date -> known.stream().anyMatch(hash -> MessageDigest.isEqual(hash, hashes.get(date)))))
                .map(Map.Entry::getKey)
                .toList();
    }
}
