package org.keepwell.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Act;

/** The driver prepares a statement when it comes again and again, and then sends it in another way. */
class PreparedReadTest {

    @Test
    void contextAndQueryStayInOneTransactionHoweverOftenTheyAreAsked() {
        var ana = MadeUpPatient.named("Ana", "female", "1968-04-09");
        ana.add(Made.lab("718-7", "Hemoglobin", "11.0", "g/dL", ""));
        var results = RecordContext.bean(Results.class);
        var grant = ana.self(Act.READ_RESULTS);

        var totals = new ArrayList<Integer>();
        for (int i = 0; i < 40; i++) {
            totals.add(results.newestFirst(grant, Language.EN, null, new Days(null, null), null)
                    .total());
        }

        assertThat(totals).isEqualTo(Collections.nCopies(40, 1));
    }
}
