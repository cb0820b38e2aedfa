package org.keepwell.access;

import org.jspecify.annotations.Nullable;

/**
 * Everything that can be done, as the policy, the access matrix and the audit log name it. The number is stored in the
 * audit log: append, never renumber.
 */
public enum Act {
    SIGN_IN(1, Gate.OPEN, Scope.NONE, null),
    SIGN_IN_CODE(2, Gate.CODE_MISSING, Scope.NONE, null),
    SIGN_IN_RECOVERY(3, Gate.CODE_MISSING, Scope.NONE, null),
    SIGN_OUT(4, Gate.ANY_SESSION, Scope.NONE, null),
    READ_SESSION(5, Gate.FULL, Scope.OWN, null),
    ACTIVATE(6, Gate.OPEN, Scope.NONE, null),
    ENROL(7, Gate.ENROLLING, Scope.NONE, null),
    MANAGE_OWN_SESSIONS(8, Gate.FULL, Scope.OWN, null),
    SET_PROFILE(9, Gate.FULL, Scope.OWN, null),
    /** The second factor again, in a running session. */
    STEP_UP(155, Gate.FULL, Scope.OWN, null),

    READ_HOME(20, Gate.FULL, Scope.PATIENT, Category.PERSON),
    MARK_SEEN(21, Gate.FULL, Scope.PATIENT, Category.PERSON),
    READ_RESULTS(22, Gate.FULL, Scope.PATIENT, Category.RESULTS),
    READ_VITALS(23, Gate.FULL, Scope.PATIENT, Category.VITALS),
    READ_MEDICINES(24, Gate.FULL, Scope.PATIENT, Category.MEDICINES),
    READ_CONDITIONS(25, Gate.FULL, Scope.PATIENT, Category.CONDITIONS),
    READ_ALLERGIES(26, Gate.FULL, Scope.PATIENT, Category.ALLERGIES),
    READ_IMMUNIZATIONS(27, Gate.FULL, Scope.PATIENT, Category.IMMUNIZATIONS),
    READ_VISITS(28, Gate.FULL, Scope.PATIENT, Category.VISITS),
    READ_PROCEDURES(29, Gate.FULL, Scope.PATIENT, Category.PROCEDURES),
    READ_NOTES(30, Gate.FULL, Scope.PATIENT, Category.NOTES),
    READ_ACCESS_LOG(31, Gate.FULL, Scope.PATIENT, Category.ACCESS_LOG),
    READ_CHART(32, Gate.FULL, Scope.PATIENT, Category.RESULTS),

    READ_ASSIGNMENTS(40, Gate.FULL, Scope.PATIENT, Category.RELATIONS),
    ASSIGN(41, Gate.FULL, Scope.PATIENT, Category.RELATIONS),
    UNASSIGN(42, Gate.FULL, Scope.PATIENT, Category.RELATIONS),
    INVITE_PATIENT(43, Gate.FULL, Scope.PATIENT, Category.RELATIONS),

    SEARCH_PATIENTS(50, Gate.FULL, Scope.TENANT, Category.CARD),
    LIST_ASSIGNED(51, Gate.FULL, Scope.TENANT, Category.CARD),
    LIST_CLINICIANS(52, Gate.FULL, Scope.TENANT, null),
    READ_AUDIT(53, Gate.FULL, Scope.TENANT, null),
    LIST_ACCOUNTS(54, Gate.FULL, Scope.TENANT, null),
    INVITE_STAFF(55, Gate.FULL, Scope.TENANT, null),
    SWITCH_ACCOUNT(56, Gate.FULL, Scope.TENANT, null),

    READ_MESSAGES(100, Gate.FULL, Scope.PATIENT, Category.OFFICE_MESSAGES),
    WRITE_MESSAGE(101, Gate.FULL, Scope.PATIENT, Category.OFFICE_MESSAGES),
    KEEP_DRAFT(102, Gate.FULL, Scope.PATIENT, Category.OFFICE_MESSAGES),
    PUT_AWAY_THREAD(103, Gate.FULL, Scope.PATIENT, Category.OFFICE_MESSAGES),
    HIDE_THREAD(104, Gate.FULL, Scope.PATIENT, Category.OFFICE_MESSAGES),
    SEARCH_MESSAGES(105, Gate.FULL, Scope.PATIENT, Category.OFFICE_MESSAGES),
    ATTACH_FILE(106, Gate.FULL, Scope.PATIENT, Category.OFFICE_MESSAGES),
    READ_DRAFT(107, Gate.FULL, Scope.PATIENT, Category.OFFICE_MESSAGES),

    READ_QUEUE(110, Gate.FULL, Scope.TENANT, null),
    WORK_QUEUE(111, Gate.FULL, Scope.TENANT, null),
    READ_ITEM(112, Gate.FULL, Scope.PATIENT, Category.OFFICE_MESSAGES),
    ANSWER_ITEM(113, Gate.FULL, Scope.PATIENT, Category.OFFICE_MESSAGES),
    NOTE_ITEM(114, Gate.FULL, Scope.PATIENT, Category.INTERNAL_NOTES),
    MOVE_ITEM(115, Gate.FULL, Scope.PATIENT, Category.OFFICE_MESSAGES),
    WRITE_LETTER(116, Gate.FULL, Scope.PATIENT, Category.MESSAGES),
    KEEP_TEMPLATES(117, Gate.FULL, Scope.TENANT, null),
    KEEP_AWAY(118, Gate.FULL, Scope.OWN, null),
    READ_FIGURES(119, Gate.FULL, Scope.TENANT, null),
    LISTEN(120, Gate.FULL, Scope.OWN, null),
    KEEP_BOARDS(121, Gate.FULL, Scope.TENANT, null),
    READ_TEMPLATES(122, Gate.FULL, Scope.TENANT, null),
    READ_AWAY(123, Gate.FULL, Scope.OWN, null),
    READ_BOARDS(124, Gate.FULL, Scope.TENANT, null),
    READ_LETTER_DRAFT(125, Gate.FULL, Scope.PATIENT, Category.MESSAGES),
    KEEP_LETTER_DRAFT(126, Gate.FULL, Scope.PATIENT, Category.MESSAGES),
    /** Looks for what was set for now; shows nothing to anybody. */
    SEND_LATER(127, Gate.CONSOLE, Scope.TENANT, null),
    HOLD_LATER(128, Gate.CONSOLE, Scope.PATIENT, Category.INTERNAL_NOTES),
    WRITE_TO_SEVERAL(140, Gate.FULL, Scope.PATIENT, Category.OFFICE_MESSAGES),
    ASK_REFILL_FOR_PATIENT(141, Gate.FULL, Scope.PATIENT, Category.MEDICINES),
    LIST_REFILL_CHOICES(142, Gate.FULL, Scope.PATIENT, Category.MEDICINES),
    MAKE_TASK(143, Gate.FULL, Scope.PATIENT, Category.INTERNAL_NOTES),
    ASK_APPOINTMENT(144, Gate.FULL, Scope.PATIENT, Category.INTERNAL_NOTES),
    READ_SITES(145, Gate.FULL, Scope.TENANT, null),
    KEEP_SITES(146, Gate.FULL, Scope.TENANT, null),
    KEEP_PATIENT_SITE(147, Gate.FULL, Scope.PATIENT, Category.CARD),
    WRITE_FOR_COLLEAGUE(129, Gate.FULL, Scope.PATIENT, Category.CARD),

    IMPORT(70, Gate.CONSOLE, Scope.PATIENT, null),
    IMPORT_SHARED(71, Gate.CONSOLE, Scope.TENANT, null),
    START(72, Gate.CONSOLE, Scope.TENANT, null),
    BACK_UP(73, Gate.CONSOLE, Scope.TENANT, null),
    SHOW_DEMO_CODE(74, Gate.CONSOLE, Scope.TENANT, null),
    OPEN_CARD(75, Gate.FULL, Scope.PATIENT, Category.CARD),
    SETUP(76, Gate.CONSOLE, Scope.TENANT, null),

    SEND_SCRIPT(150, Gate.CONSOLE, Scope.PATIENT, Category.MEDICINES),
    TAKE_SCRIPT(151, Gate.CONSOLE, Scope.PATIENT, Category.MEDICINES),
    QUARANTINE_SCRIPT(152, Gate.CONSOLE, Scope.TENANT, null),
    KEEP_PHARMACIES(153, Gate.CONSOLE, Scope.TENANT, null),
    /** Looks for what waits to be sent and whose a message is; shows nothing to anybody. */
    CARRY_SCRIPT(154, Gate.CONSOLE, Scope.TENANT, null),
    READ_NOTICE_SETTINGS(130, Gate.FULL, Scope.OWN, null),
    SET_NOTICE_SETTINGS(131, Gate.FULL, Scope.OWN, null),
    READ_NOTICE(132, Gate.FULL, Scope.OWN, null),
    TEST_NOTICE(133, Gate.FULL, Scope.OWN, null),
    ADD_CONTACT(134, Gate.FULL, Scope.OWN, null),
    READ_OUTBOX(135, Gate.FULL, Scope.TENANT, null),
    /** By a link that an e-mail carried, from anybody who has it. */
    STOP_NOTICES(136, Gate.OPEN, Scope.NONE, null),
    /** What a mail server brings back: a bounce or a complaint. */
    TAKE_RETURNED_MAIL(137, Gate.CONSOLE, Scope.TENANT, null),
    KEEP_DEVICES(139, Gate.FULL, Scope.OWN, null),
    SEND_NOTICES(138, Gate.CONSOLE, Scope.TENANT, null),

    READ_REFILLS(170, Gate.FULL, Scope.PATIENT, Category.MEDICINES),
    ASK_REFILL(171, Gate.FULL, Scope.PATIENT, Category.MEDICINES),
    WITHDRAW_REFILL(172, Gate.FULL, Scope.PATIENT, Category.MEDICINES),
    SEARCH_PHARMACIES(173, Gate.FULL, Scope.PATIENT, Category.MEDICINES),
    CHOOSE_PHARMACY(174, Gate.FULL, Scope.PATIENT, Category.MEDICINES),
    READ_REFILL(175, Gate.FULL, Scope.PATIENT, Category.MEDICINES),
    DECIDE_REFILL(176, Gate.FULL, Scope.PATIENT, Category.MEDICINES),
    TELL_MEDICINES(157, Gate.FULL, Scope.PATIENT, Category.MEDICINES),
    ANSWER_STATEMENT(158, Gate.FULL, Scope.PATIENT, Category.MEDICINES),
    LIST_PROTOCOLS(190, Gate.FULL, Scope.TENANT, null),
    SIGN_PROTOCOL(191, Gate.FULL, Scope.TENANT, null),
    CALL_BACK_REFILL(148, Gate.FULL, Scope.PATIENT, Category.MEDICINES),
    ASK_ABOUT_REFILL(149, Gate.FULL, Scope.PATIENT, Category.MEDICINES),
    /** By telephone: a pharmacy that nothing can be sent to. */
    CALL_PHARMACY(159, Gate.FULL, Scope.PATIENT, Category.MEDICINES),
    PRINT_REFILL(156, Gate.FULL, Scope.PATIENT, Category.MEDICINES),

    /** A request that reached no act: no such route, or refused before the route was known. */
    KNOCK(90, Gate.OPEN, Scope.NONE, null);

    /** What a session must have to come this far. */
    public enum Gate {
        OPEN,
        CODE_MISSING,
        ENROLLING,
        ANY_SESSION,
        FULL,
        /** Not over HTTP at all. */
        CONSOLE
    }

    /** What the act is about. */
    public enum Scope {
        NONE,
        OWN,
        TENANT,
        PATIENT
    }

    private final int code;
    private final Gate gate;
    private final Scope scope;
    private final @Nullable Category category;

    Act(int code, Gate gate, Scope scope, @Nullable Category category) {
        this.code = code;
        this.gate = gate;
        this.scope = scope;
        this.category = category;
    }

    /** The number that the audit log carries; frozen. */
    public int code() {
        return code;
    }

    public Gate gate() {
        return gate;
    }

    public Scope scope() {
        return scope;
    }

    /** The category that a grant must hold for this act, or null where no patient's data is touched. */
    public @Nullable Category category() {
        return category;
    }

    /** @throws IllegalArgumentException if no act has this number */
    public static Act of(int code) {
        for (var act : values()) {
            if (act.code == code) {
                return act;
            }
        }
        throw new IllegalArgumentException("no act " + code);
    }
}
