package org.keepwell.notifications;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a mail server says that there is no such mailbox: the one rule for what it answers at once and for what it sends
 * back later. A 5xx about anything else (policy, size, spam, a full mailbox) says nothing of the address.
 */
final class MailboxGone {

    private static final Set<String> REPLIES = Set.of("550", "551", "553");

    /** A reply of SMTP, with the enhanced code of RFC 3463 where there is one. */
    private static final Pattern REPLY = Pattern.compile("(?s)\\D*(\\d{3})(?:[ -](5\\.\\d{1,3}\\.\\d{1,3})\\b)?.*");

    /** RFC 3463: x.1.x is about the address, but 7, 8 and 9 of them about the sender's; x.2.1 is a mailbox that is off. */
    private static final Pattern ABOUT_THE_ADDRESS = Pattern.compile("5\\.(?:1\\.(?![789]$)\\d{1,3}|2\\.1)");

    private MailboxGone() {}

    /** @param answer as in {@code 550 5.1.1 no such user} */
    static boolean isSaidBy(String answer) {
        var reply = REPLY.matcher(answer);
        if (!reply.matches() || !REPLIES.contains(reply.group(1))) {
            return false;
        }
        var status = reply.group(2);
        return status == null || isStatus(status);
    }

    /** @param status an enhanced code by itself, as in {@code 5.1.1} */
    static boolean isStatus(String status) {
        return ABOUT_THE_ADDRESS.matcher(status).matches();
    }
}
