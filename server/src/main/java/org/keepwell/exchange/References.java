package org.keepwell.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.ResourceType;

/**
 * Finds what the references of one file point to: {@code urn:uuid} and other full URLs, {@code Type/id}, relative or
 * at the end of a URL, and {@code Type?identifier=system|value}. Filled by one thread, then asked by several.
 */
final class References {

    private final ImportedIds ids;
    private final SharedDirectory directory;
    private final Map<String, Target> byUrl = new HashMap<>();
    private final Map<String, Target> byName = new HashMap<>();
    private final Map<String, Target> byIdentifier = new HashMap<>();
    private final Map<String, Optional<Target>> asked = new ConcurrentHashMap<>();
    private @Nullable PatientHandle patient;

    References(ImportedIds ids, SharedDirectory directory) {
        this.ids = ids;
        this.directory = directory;
    }

    /** Makes the entry known; refuses it if its names are taken in this file. */
    void add(Entry entry) {
        var target = new Target(entry.knownType().fhirName(), entry.ourId(), null, entry.labels);
        boolean second = entry.fullUrl != null && byUrl.putIfAbsent(entry.fullUrl, target) != null;
        if (byName.putIfAbsent(target.type() + "/" + entry.sourceId(), target) != null || second) {
            entry.problem = QuarantineReason.SAME_ID_TWICE;
        }
    }

    /** From now on the entry is known under this id, and by these identifiers. */
    void settle(Entry entry, UUID id, List<SharedRow.Identifier> identifiers) {
        var target = new Target(entry.knownType().fhirName(), id, entry.npi, entry.labels);
        byName.put(target.type() + "/" + entry.sourceId(), target);
        if (entry.fullUrl != null) {
            byUrl.put(entry.fullUrl, target);
        }
        for (var identifier : identifiers) {
            byIdentifier.put(target.type() + "?" + identifier.system() + "|" + identifier.value(), target);
        }
    }

    /** The patient of this file, whose own references get the patient's id. */
    void patient(Entry entry, PatientHandle handle, PatientFacts facts) {
        patient = handle;
        var identifiers = facts.identifiers().stream()
                .filter(identifier -> identifier.system() != null)
                .map(identifier -> new SharedRow.Identifier(String.valueOf(identifier.system()), identifier.value()))
                .toList();
        settle(entry, handle.patientId(), identifiers);
    }

    Optional<Target> find(String reference) {
        var here = here(reference);
        return here.isPresent() ? here : asked.computeIfAbsent(reference, this::search);
    }

    /** Looks among the entries of the file only, by full URL or {@code Type/id}. */
    Optional<Target> here(String reference) {
        var target = byUrl.get(reference);
        return Optional.ofNullable(target == null ? byName.get(reference) : target);
    }

    private Optional<Target> search(String reference) {
        int query = reference.indexOf('?');
        if (query > 0) {
            return conditional(reference.substring(0, query), reference.substring(query + 1));
        }
        int history = reference.indexOf("/_history/");
        var whole = history > 0 ? reference.substring(0, history) : reference;
        if (byUrl.containsKey(whole)) {
            return Optional.of(byUrl.get(whole));
        }
        int slash = whole.lastIndexOf('/');
        if (slash <= 0 || slash == whole.length() - 1) {
            return Optional.empty();
        }
        var type = ResourceType.named(whole.substring(whole.lastIndexOf('/', slash - 1) + 1, slash));
        return type.flatMap(known -> named(known, whole.substring(slash + 1)));
    }

    private Optional<Target> named(ResourceType type, String sourceId) {
        var here = byName.get(type.fhirName() + "/" + sourceId);
        if (here != null) {
            return Optional.of(here);
        }
        var id = ids.of(type.fhirName(), sourceId);
        boolean known = switch (type.home()) {
            case SHARED -> directory.has(type.fhirName(), id);
            case PATIENT -> patient != null && patient.holds(type.fhirName(), id);
            case NONE -> false;
        };
        return known ? Optional.of(new Target(type.fhirName(), id, null, 0)) : Optional.empty();
    }

    private Optional<Target> conditional(String type, String query) {
        int bar = query.indexOf('|');
        if (!query.startsWith("identifier=") || bar < 0 || query.indexOf('&') >= 0) {
            return Optional.empty();
        }
        String system;
        String value;
        try {
            system = decoded(query.substring("identifier=".length(), bar));
            value = decoded(query.substring(bar + 1));
        } catch (IllegalArgumentException malformedEscape) {
            return Optional.empty(); // points nowhere, and its holder is quarantined for that
        }
        var here = byIdentifier.get(type + "?" + system + "|" + value);
        if (here != null) {
            return Optional.of(here);
        }
        var npi = type.equals("Practitioner") && system.equals(SharedRow.NPI) ? value : null;
        return ResourceType.named(type)
                .filter(known -> known.home() == ResourceType.Home.SHARED)
                .flatMap(known -> directory.find(type, system, value))
                .map(id -> new Target(type, id, npi, 0));
    }

    /** Percent escapes only: a plus sign in an identifier is a plus sign. */
    private static String decoded(String text) {
        return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
