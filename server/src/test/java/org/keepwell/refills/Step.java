package org.keepwell.refills;

/** The steps of a story at which the server may be killed. */
enum Step {
    ASK_QUESTION,
    ANSWER_QUESTION,
    ASK_REFILL,
    PASS_ON,
    APPROVE,
    /** What goes on after everybody has their answer. */
    CARRY
}
