package org.keepwell.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Relations;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.Accounts;
import org.keepwell.messaging.CareTeamThreads;
import org.keepwell.messaging.Threads;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.Topic;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Component;

/** What the made-up patients have asked, so that the queues of the made-up clinic are not empty. */
@Component
class DemoMessages {

    /**
     * @param answer of the made-up staff, or null: it waits
     * @param meant for the physician who has a board of her own
     */
    private record Talk(
            Topic topic,
            String subject,
            String body,
            @Nullable String answer,
            boolean close,
            boolean meant) {

        Talk(Topic topic, String subject, String body, @Nullable String answer, boolean close) {
            this(topic, subject, body, answer, close, false);
        }
    }

    private static final List<Talk> ENGLISH = List.of(
            new Talk(
                    Topic.MEDICAL,
                    "Rash on my arm since the weekend",
                    "It itches and is a little red. I have used a new soap. Should somebody look at it?",
                    null,
                    false),
            new Talk(
                    Topic.RESULT,
                    "Is my last blood count fine?",
                    "I saw the result this morning. Is there anything I should do before my next visit?",
                    "All parts are in the usual range, so there is nothing to do. We talk about it at your next visit.",
                    false),
            new Talk(
                    Topic.APPOINTMENT,
                    "A later time next week",
                    "Could my visit be after 3 pm? I work until then.",
                    null,
                    false),
            new Talk(
                    Topic.RECORDS,
                    "My old records from another clinic",
                    "Where shall I send the papers from my former doctor?",
                    "Please bring them to the front desk at your next visit. We scan them while you wait.",
                    true));
    /** Of whoever has that physician on their care team. */
    private static final Talk MEANT = new Talk(
            Topic.MEDICAL,
            "The cough that you asked me about",
            "You asked me to write how the cough is after two weeks. It is better in the day, but it still wakes me at night.",
            null,
            false,
            true);

    private static final List<Talk> SPANISH = List.of(
            new Talk(
                    Topic.MEDICINE,
                    "¿Puedo tomar la pastilla por la noche?",
                    "Por la mañana me da sueño. ¿Puedo tomarla antes de dormir?",
                    "Sí, puede tomarla por la noche, siempre a la misma hora.",
                    false),
            new Talk(
                    Topic.APPOINTMENT,
                    "Cambiar la hora de mi visita",
                    "¿Podría ser después de las 3 de la tarde?",
                    null,
                    false));

    private final Access access;
    private final Accounts accounts;
    private final Relations relations;
    private final Threads threads;
    private final CareTeamThreads answers;
    private final Staffed staffed;
    private final Audit audit;

    DemoMessages(
            Access access,
            Accounts accounts,
            Relations relations,
            Threads threads,
            CareTeamThreads answers,
            Staffed staffed,
            Audit audit) {
        this.access = access;
        this.accounts = accounts;
        this.relations = relations;
        this.threads = threads;
        this.answers = answers;
        this.staffed = staffed;
        this.audit = audit;
    }

    /** Where items of a conversation go and are found. */
    @Component
    record Staffed(SealedTransaction transaction, Worklist worklist, DemoBoards boards) {}

    /** A conversation that there is now. */
    record Asked(PatientId patient, Topic topic, UUID thread) {}

    /** Each made-up patient with an account asks something, once. */
    List<Asked> write(DemoClinic clinic) {
        var asked = new ArrayList<Asked>();
        for (var person : clinic.patientAccounts()) {
            var account = accounts.byLogin(DemoSetup.TENANT, person.login());
            if (account.isEmpty() || person.mrn() == null) {
                continue;
            }
            var id = new AccountId(account.get().id());
            var actor = Actor.account(DemoSetup.TENANT, id, Role.PATIENT, new UUID(0, 0));
            boolean spanish = person.language().startsWith("es");
            var talks = talks(clinic, person, spanish);
            relations.ofAccount(access.own(actor, Act.READ_SESSION), new UUID(0, 0), 10).stream()
                    .filter(one -> one.kind() == Relation.SELF)
                    .forEach(one -> talks.forEach(talk -> asked.add(new Asked(
                            one.patient(), talk.topic(), talk(clinic, actor, one.patient(), talk, spanish)))));
        }
        return asked;
    }

    private static List<Talk> talks(DemoClinic clinic, DemoPatientAccount person, boolean spanish) {
        var talks = new ArrayList<>(spanish ? SPANISH : ENGLISH);
        boolean hers = clinic.assignments().stream()
                .anyMatch(one -> one.mrn().equals(person.mrn()) && one.npi().equals(Clinic.OWN_BOARD.npi()));
        if (hers && !spanish) {
            talks.add(MEANT);
        }
        return talks;
    }

    private UUID talk(DemoClinic clinic, Actor actor, PatientId patient, Talk talk, boolean spanish) {
        var trail = new AuditTrail(audit);
        var grant = access.check(actor, Act.WRITE_MESSAGE, Relation.SELF, patient);
        var ask = new Threads.Ask(
                UUID.randomUUID(),
                talk.topic(),
                staffed.boards().site(talk.topic(), spanish).orElse(null),
                talk.meant() ? staffed.boards().clinician().orElseThrow() : null,
                talk.subject(),
                talk.body(),
                List.of(),
                List.of(),
                false);
        var thread = threads.ask(grant, ask, trail);
        var answer = talk.answer();
        if (answer != null) {
            answer(clinic, patient, talk, thread, answer);
        }
        return thread;
    }

    private void answer(DemoClinic clinic, PatientId patient, Talk talk, UUID thread, String text) {
        var role = talk.topic().isClinical() ? Role.NURSE : Role.FRONT_DESK;
        var login = clinic.staff().stream()
                .filter(worker -> worker.role() == role)
                .findFirst()
                .orElseThrow()
                .login();
        var account = accounts.byLogin(DemoSetup.TENANT, login).orElseThrow();
        var actor = Actor.account(DemoSetup.TENANT, new AccountId(account.id()), role, new UUID(0, 0));
        var grant = access.check(actor, Act.ANSWER_ITEM, Relation.WORK_ITEM, patient);
        var item = staffed.transaction()
                .in(grant, () -> staffed.worklist().of(grant, Item.Kind.MESSAGE, thread))
                .orElseThrow();
        answers.answer(
                grant,
                item,
                new CareTeamThreads.Answer(UUID.randomUUID(), 1, text, List.of(), talk.close(), null),
                new AuditTrail(audit));
    }
}
