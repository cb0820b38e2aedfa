package org.keepwell.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the policy. Every grant, and so every sealed context, comes from here. */
@Component
public class Access {

    private final Policy policy;

    Access(Policy policy) {
        this.policy = policy;
    }

    /**
     * May this actor, standing so to this patient, do this?
     *
     * @param relation as found for this request, never remembered from an earlier one
     * @throws NotVisible if no rule lets this role in this relation see anything of a patient
     * @throws Refused if the patient may be known but this may not be done
     */
    public Grant check(Actor actor, Act act, Relation relation, @Nullable PatientId patient) {
        var granted = decide(actor, act, relation, patient);
        if (granted.isPresent()) {
            return granted.get();
        }
        if (act.scope() == Act.Scope.PATIENT && !mayKnow(actor, relation)) {
            throw new NotVisible();
        }
        throw new Refused();
    }

    /** As {@link #check}, for work that goes on without what is not granted. */
    public Optional<Grant> decide(Actor actor, Act act, Relation relation, @Nullable PatientId patient) {
        var role = actor.role();
        if (role == null) {
            return act.gate() == Act.Gate.OPEN
                    ? Optional.of(new Grant(actor, act, relation, null, 0, 0))
                    : Optional.empty();
        }
        if ((act.scope() == Act.Scope.PATIENT) != (patient != null)) {
            return Optional.empty();
        }
        return policy.allowing(role, relation, act)
                .map(rule -> new Grant(actor, act, relation, patient, rule.categories(), excluded(rule)));
    }

    private static long excluded(Policy.Rule rule) {
        return rule.relation() == Relation.PROXY
                ? rule.excluded() | Label.standingIn(rule.excluded())
                : rule.excluded();
    }

    /** Whether what carries these labels is hidden from somebody who stands so to the patient and does this. */
    public boolean hides(Relation relation, Act act, long labels) {
        return policy.rules().stream()
                .filter(rule -> rule.relation() == relation && rule.acts().contains(act))
                .anyMatch(rule -> (excluded(rule) & labels) != 0);
    }

    /**
     * A context that opens only the actor's own rows (sessions, settings, relations), and no patient's.
     */
    public Grant own(Actor actor, Act act) {
        return new Grant(actor, act, Relation.NONE, null, 0, 0);
    }

    /**
     * Whether any rule lets this role in this relation act on a patient; if not, the patient is not there for it. The card of
     * a search hit does not count: it is shown to whoever brought two facts, and tells nothing to whoever brings an id.
     */
    private boolean mayKnow(Actor actor, Relation relation) {
        return policy.rules().stream()
                .anyMatch(rule -> rule.role() == actor.role()
                        && rule.relation() == relation
                        && rule.acts().stream()
                                .anyMatch(act -> act.scope() == Act.Scope.PATIENT && act != Act.OPEN_CARD));
    }
}
