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
    private final int[] audiences;

    Grant(Actor actor, Act act, Relation relation, @Nullable PatientId patient, long categories, long excluded) {
        this(actor, act, relation, patient, categories, excluded, new int[0]);
    }

    private Grant(
            Actor actor,
            Act act,
            Relation relation,
            @Nullable PatientId patient,
            long categories,
            long excluded,
            int[] audiences) {
        this.actor = actor;
        this.act = act;
        this.relation = relation;
        this.patient = patient;
        this.categories = categories;
        this.excluded = excluded;
        this.audiences = audiences;
    }

    /**
     * The same grant, which opens the rows of shared queues that these boards may see.
     *
     * @param boards as found for this actor in this request, 32 at most
     */
    public Grant heardBy(int... boards) {
        return new Grant(actor, act, relation, patient, categories, excluded, boards.clone());
    }

    int[] audiences() {
        return audiences;
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
