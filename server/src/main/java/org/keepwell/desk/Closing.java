package org.keepwell.desk;

import org.keepwell.access.Act;
import org.keepwell.access.RuleBroken;
import org.keepwell.refills.CareTeamStatements;
import org.keepwell.refills.RefillReading;
import org.keepwell.worklists.Item;
import org.springframework.stereotype.Component;

/** When an item may be closed, and as what. */
@Component
class Closing {

    private final Entrance entrance;
    private final RefillReading refills;
    private final CareTeamStatements statements;

    Closing(Entrance entrance, RefillReading refills, CareTeamStatements statements) {
        this.entrance = entrance;
        this.refills = refills;
        this.statements = statements;
    }

    /** @throws RuleBroken 422 for a reason of other kinds; 409 if it is a request that nobody has decided */
    void check(Entrance.Entered seen, Item.Ending ending) {
        var kind = seen.item().kind();
        if (!kind.endsAs(ending)) {
            throw new RuleBroken(422, "queue.BAD_REASON", "reason");
        }
        switch (kind) {
            case REFILL -> {
                var request = entrance.refill(seen, Act.READ_REFILL);
                refills.checkMayClose(request.grant(), request.item().subject());
            }
            case STATEMENT -> {
                var told = entrance.refill(seen, Act.READ_REFILL);
                statements.checkMayClose(told.grant(), told.item().subject());
            }
            case MESSAGE, TASK, APPOINTMENT -> {}
        }
    }
}
