package org.keepwell.live;

import java.util.Set;
import org.keepwell.access.Grant;

/** Which boards an account hears of; answered by the module that knows boards, each time anew. */
public interface Ears {

    /** @param own a grant of the account itself */
    Set<Integer> boards(Grant own);
}
