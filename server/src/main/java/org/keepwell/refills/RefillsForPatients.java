package org.keepwell.refills;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.pharmacy.Pharmacy;
import org.keepwell.pharmacy.PharmacyDirectory;
import org.keepwell.pharmacy.PharmacyId;
import org.keepwell.records.Prescription;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Step;
import org.keepwell.worklists.Steps;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Service;

/**
 * Staff ask for a medicine because the patient wrote that they need it. It becomes the same request as the patient's own, and
 * says who asked. What the grant does not find (a medicine with a label, under an item of the queue) is not asked for so.
 */
@Service
public class RefillsForPatients {

    /** @param asked already, and not decided */
    public record Choice(UUID id, String name, boolean asked) {

        @Override
        public String toString() {
            return "medicine " + id;
        }
    }

    /** What was found right to ask for. */
    public static final class Ready {

        private final Refills.Ready ready;

        private Ready(Refills.Ready ready) {
            this.ready = ready;
        }
    }

    private final Refills refills;
    private final Favourites favourites;
    private final PharmacyDirectory directory;
    private final Worklist worklist;
    private final Steps steps;

    RefillsForPatients(
            Refills refills, Favourites favourites, PharmacyDirectory directory, Worklist worklist, Steps steps) {
        this.refills = refills;
        this.favourites = favourites;
        this.directory = directory;
        this.worklist = worklist;
        this.steps = steps;
    }

    /** The patient's medicines of now, by name. @param language the header of the request */
    public List<Choice> choices(Grant grant, @Nullable String language) {
        var seen = refills.seen(grant, language);
        var open = seen.newest().stream()
                .filter(refill -> refill.state().isUndecided())
                .map(Refill::medicine)
                .filter(Objects::nonNull)
                .toList();
        return seen.medicines().values().stream()
                .filter(Prescription::active)
                .map(medicine -> new Choice(medicine.id(), medicine.shown(), open.contains(medicine.id())))
                .sorted(Comparator.comparing(Choice::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /**
     * For the pharmacy that the patient chose or used last. On a connection of its own: not inside a transaction.
     *
     * @param zone where the clinic is
     * @throws RuleBroken as for the patient's own request
     */
    public Ready ready(Grant grant, UUID sendKey, UUID medicine, @Nullable String note, ZoneId zone) {
        var ask = new Refills.Ask(sendKey, List.of(medicine), pharmacy(grant), note);
        return new Ready(refills.ready(grant, ask, zone));
    }

    /** Inside a sealed transaction. @param site of the conversation in which the patient asked, or null */
    public Refills.Asked ask(Grant grant, Ready ready, @Nullable UUID site, PatientCipher cipher) {
        var asked = refills.ask(grant, ready.ready, site, cipher).getFirst();
        worklist.of(grant, Item.Kind.REFILL, asked.id())
                .ifPresent(item -> steps.add(grant, item, Steps.Done.of(Step.What.MADE), cipher));
        return asked;
    }

    /** None is proposed that is closed for good: whoever decides chooses one. */
    private @Nullable UUID pharmacy(Grant grant) {
        return favourites
                .of(grant)
                .or(() -> refills.seen(grant, null).newest().stream()
                        .map(Refill::pharmacy)
                        .filter(Objects::nonNull)
                        .findFirst())
                .filter(id -> directory
                        .byId(grant.tenant(), new PharmacyId(id))
                        .filter(pharmacy -> pharmacy.state() != Pharmacy.State.CLOSED_FOR_GOOD)
                        .isPresent())
                .orElse(null);
    }
}
