package org.keepwell.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the policy allowed, and all that a database context is sealed from. Only {@link Access} makes one, so holding one
 * is proof that the policy was asked.
 */
public final class Grant {

    private static final UUID NIL = new UUID(0, 0);

    private final Actor actor;
    private final Act act;
    private final Relation relation;
    private final @Nullable PatientId patient;
    private final long categories;
    private final long excluded;

    Grant(Actor actor, Act act, Relation relation, @Nullable PatientId patient, long categories, long excluded) {
        this.actor = actor;
        this.act = act;
        this.relation = relation;
        this.patient = patient;
        this.categories = categories;
        this.excluded = excluded;
    }

    public Actor actor() {
        return actor;
    }

    public TenantId tenant() {
        return actor.tenant();
    }

    public Act act() {
        return act;
    }

    public Relation relation() {
        return relation;
    }

    /** @throws IllegalStateException if the act is not about one patient */
    public PatientId patient() {
        if (patient == null) {
            throw new IllegalStateException(act + " is not about one patient");
        }
        return patient;
    }

    /** The patient's id, or the nil UUID, which no patient has. */
    UUID patientOrNil() {
        return patient == null ? NIL : patient.value();
    }

    public @Nullable PatientId patientOrNull() {
        return patient;
    }

    /** Mask of {@link Category} bits that may be seen. */
    public long categories() {
        return categories;
    }

    /** Whether this grant holds a category. */
    public boolean holds(Category category) {
        return (categories & category.mask()) != 0;
    }

    /** Mask of {@link Label} bits whose rows stay hidden. */
    public long excluded() {
        return excluded;
    }
}
