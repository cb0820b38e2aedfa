package org.keepwell.demo;

import org.springframework.stereotype.Component;

/** What waits in the made-up clinic, and what was done of it. */
@Component
class DemoQueues {

    private final DemoBoards boards;
    private final DemoMessages messages;
    private final DemoRefills refills;
    private final DemoWork work;

    DemoQueues(DemoBoards boards, DemoMessages messages, DemoRefills refills, DemoWork work) {
        this.boards = boards;
        this.messages = messages;
        this.refills = refills;
        this.work = work;
    }

    /** Once: a clinic that has boards is left as it is. */
    void fill(DemoClinic clinic) {
        if (boards.make(clinic)) {
            var asked = messages.write(clinic);
            refills.write(clinic);
            work.write(clinic, asked);
        }
    }
}
