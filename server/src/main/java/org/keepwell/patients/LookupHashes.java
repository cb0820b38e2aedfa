package org.keepwell.patients;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.keepwell.vault.TenantKey;

/**
 * The search hash (frozen form 7, rule 1): one HMAC over each allowed pair of facts, never over a birth date alone; and one
 * over an identifier. Family names: NFKD, no marks, lower case, no spaces, hyphens or apostrophes; a two-part surname gives
 * one hash for each part and one for the whole. Phones: the last ten digits.
 */
final class LookupHashes {

    static final int RULE = 1;

    /** What leads to the patient. Goes into the hash: append, never renumber. */
    enum Kind {
        IDENTIFIER(1),
        NAME_BIRTH(2),
        RECORD_BIRTH(3),
        PHONE_NAME(4);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /** One row of {@code patients.lookup}. */
    record Row(Kind kind, byte[] hash) {}

    private static final int HASH_BYTES = 16;
    private static final int PHONE_DIGITS = 10;

    private final TenantKey key;

    LookupHashes(TenantKey key) {
        this.key = key;
    }

    byte[] identifier(String system, String value) {
        return hash(Kind.IDENTIFIER, system, value);
    }

    byte[] nameBirth(String family, LocalDate birthDate) {
        return hash(Kind.NAME_BIRTH, normal(family), birthDate.toString());
    }

    byte[] recordBirth(String recordNumber, LocalDate birthDate) {
        return hash(Kind.RECORD_BIRTH, recordNumber.strip().toUpperCase(Locale.ROOT), birthDate.toString());
    }

    byte[] phoneName(String phone, String family) {
        return hash(Kind.PHONE_NAME, digits(phone), normal(family));
    }

    /** Everything that a person can be found by. */
    List<Row> of(Person person) {
        var rows = new java.util.ArrayList<Row>();
        var families = families(person);
        var birth = person.birthDay();
        for (var identifier : person.identifiers()) {
            var system = identifier.system();
            if ("MR".equals(identifier.type()) && system != null) {
                rows.add(new Row(Kind.IDENTIFIER, identifier(system, identifier.value())));
                birth.ifPresent(day -> rows.add(new Row(Kind.RECORD_BIRTH, recordBirth(identifier.value(), day))));
            }
        }
        for (var family : families) {
            birth.ifPresent(day -> rows.add(new Row(Kind.NAME_BIRTH, nameBirth(family, day))));
            for (var contact : person.contacts()) {
                if (("phone".equals(contact.system()) || "sms".equals(contact.system()))
                        && digits(contact.value()).length() == PHONE_DIGITS) {
                    rows.add(new Row(Kind.PHONE_NAME, phoneName(contact.value(), family)));
                }
            }
        }
        return rows;
    }

    /** Each family name ever used, whole and in parts. */
    private static Set<String> families(Person person) {
        var families = new LinkedHashSet<String>();
        for (var name : person.names()) {
            var family = name.family();
            if (family != null && !normal(family).isEmpty()) {
                families.add(normal(family));
                var parts = Arrays.stream(family.split("[\\s-]+"))
                        .map(LookupHashes::normal)
                        .filter(p -> p.length() > 1)
                        .toList();
                if (parts.size() > 1) {
                    families.addAll(parts);
                }
            }
        }
        return families;
    }

    static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}'’.]", "");
    }

    static String digits(String phone) {
        var digits = phone.replaceAll("\\D", "");
        return digits.length() > PHONE_DIGITS ? digits.substring(digits.length() - PHONE_DIGITS) : digits;
    }

    private byte[] hash(Kind kind, String first, String second) {
        return Arrays.copyOf(
                key.hash(TenantKey.Use.PATIENT_LOOKUP, RULE + "/" + kind.code(), first, second), HASH_BYTES);
    }
}
