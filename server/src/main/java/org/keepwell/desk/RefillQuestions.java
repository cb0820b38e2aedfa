package org.keepwell.desk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.keepwell.access.Act;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditTrail;
import org.keepwell.messaging.Letters;
import org.keepwell.refills.Questions;
import org.keepwell.tenancy.Tenant;
import org.keepwell.worklists.Topic;
import org.springframework.stereotype.Service;

/**
 * Staff ask the patient about a request for a medicine, in a conversation of its own. A transaction has one grant: the
 * conversation is written under that of an item, and the request notes it under its own. If only the first was done, a second
 * try with the same key finds the conversation and does the rest.
 */
@Service
class RefillQuestions {

    /** @param version of the item, as the person saw it */
    record Question(UUID sendKey, int version, String body) {

        /** Without what is said: it must not be printed. */
        @Override
        public String toString() {
            return "question";
        }
    }

    private final Entrance entrance;
    private final Questions refills;
    private final Letters letters;

    RefillQuestions(Entrance entrance, Questions refills, Letters letters) {
        this.entrance = entrance;
        this.refills = refills;
        this.letters = letters;
    }

    /** @throws RuleBroken as {@link Questions#ready}, and as for any conversation that staff begin */
    Moved ask(Grant own, UUID id, Question question, Tenant tenant, AuditTrail trail) {
        var entered = entrance.enter(own, id, Act.ASK_ABOUT_REFILL);
        var request = entrance.refill(entered, Act.ASK_ABOUT_REFILL);
        var item = request.item();
        var key = key(item.subject(), question.sendKey());
        var thread = letters.begun(entered.grant(), key).orElseGet(() -> {
            var ready = refills.ready(request.grant(), item, question.version(), tenant);
            return begin(entered.grant(), key, question, ready, trail);
        });
        return new Moved(entered, refills.asked(request.grant(), item, thread, trail));
    }

    private UUID begin(Grant grant, UUID key, Question question, Questions.Ready ready, AuditTrail trail) {
        var letter = new Letters.Letter(
                key, Topic.MEDICINE, subject(ready.language()), question.body(), List.of(), false, null);
        return letters.begin(grant, letter, ready.labels(), trail);
    }

    /** What stands in lists and titles; never what the medicine is called. */
    static String subject(String language) {
        return language.startsWith("es") ? "Sobre su solicitud de una medicina" : "About your request for a medicine";
    }

    /** Of this request only, so that the key of something else never stands for it. */
    private static UUID key(UUID refill, UUID sendKey) {
        return UUID.nameUUIDFromBytes((refill + " " + sendKey).getBytes(StandardCharsets.US_ASCII));
    }
}
