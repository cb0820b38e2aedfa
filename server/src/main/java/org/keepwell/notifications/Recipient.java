package org.keepwell.notifications;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keepwell.access.PatientId;
import org.keepwell.identity.Account;

/**
 * An account with all that decides whether and where it is told, as it is now.
 *
 * @param contacts by channel; a channel without one is missing
 * @param subscriptions for push, as they are stored
 * @param patients to whom it stands in any relation now
 */
record Recipient(
        Account account,
        Wish wish,
        Map<Channel, Contact> contacts,
        List<String> subscriptions,
        Set<PatientId> patients) {

    ZoneId zone() {
        return ZoneId.of(account.zone());
    }

    boolean isStopped(Channel channel) {
        var contact = contacts.get(channel);
        return contact != null && contact.stopped() != null;
    }

    /** Where this channel leads; nowhere if there is no address that may be used. */
    List<String> addresses(Channel channel) {
        var contact = contacts.get(channel);
        var given = contact == null ? null : contact.address();
        return switch (channel) {
            case EMAIL -> {
                var address = given == null ? account.login() : given;
                yield Contact.isEmail(address) ? List.of(address) : List.of();
            }
            case SMS -> given == null ? List.of() : List.of(given);
            case PUSH -> subscriptions;
        };
    }

    /** Whether a notice about this patient, or about none, may still be known. */
    boolean mayKnow(@org.jspecify.annotations.Nullable PatientId patient) {
        return patient == null || patients.contains(patient);
    }

    /** Without names and addresses. */
    @Override
    public String toString() {
        return "recipient " + account.id();
    }
}
