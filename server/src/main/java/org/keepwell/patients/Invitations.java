package org.keepwell.patients;

import java.util.UUID;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.keepwell.identity.Account;
import org.keepwell.identity.Accounts;
import org.keepwell.identity.Activations;
import org.keepwell.tenancy.Tenant;
import org.springframework.stereotype.Component;

/** Invites a patient to their own record: an account, the relation "self", and a one-time link with a code. */
@Component
public class Invitations {

    private final Patients patients;
    private final PatientRelations relations;
    private final Accounts accounts;
    private final Activations activations;
    private final SealedTransaction transaction;

    Invitations(
            Patients patients,
            PatientRelations relations,
            Accounts accounts,
            Activations activations,
            SealedTransaction transaction) {
        this.patients = patients;
        this.relations = relations;
        this.accounts = accounts;
        this.activations = activations;
        this.transaction = transaction;
    }

    /**
     * @param login an e-mail address
     * @throws NotVisible if there is no such patient
     * @throws RuleBroken if the login is another person's, the account is active already, or the birth date is not known,
     *     which the patient has to give
     */
    public Activations.Invitation invite(Grant grant, String login, Tenant tenant) {
        return transaction.in(grant, () -> {
            var person = patients.personIn(grant).orElseThrow(NotVisible::new);
            var birthDate = person.birthDay().orElseThrow(() -> new RuleBroken(409, "invitation.NO_BIRTH_DATE"));
            var known = accounts.byLogin(grant.tenant(), login);
            if (known.isEmpty()) {
                var language =
                        person.language() != null && person.language().startsWith("es") ? "es" : tenant.language();
                var account = UUID.randomUUID();
                var invitation = activations.invite(
                        grant,
                        new Activations.Invitee(
                                account,
                                Role.PATIENT,
                                login,
                                person.displayName(),
                                null,
                                birthDate,
                                language,
                                tenant.zone().getId()));
                relations.begin(grant, new AccountId(account), Relation.SELF, null, null);
                return invitation;
            }
            boolean theirs = relations.of(grant, Relation.SELF).stream()
                    .anyMatch(relation -> relation.account().equals(known.get().id()));
            if (!theirs) {
                throw new RuleBroken(409, "invitation.LOGIN_TAKEN", "email");
            }
            if (known.get().state() != Account.State.INVITED) {
                throw new RuleBroken(409, "invitation.ALREADY_ACTIVE");
            }
            return activations.again(grant, known.get().id(), birthDate);
        });
    }
}
