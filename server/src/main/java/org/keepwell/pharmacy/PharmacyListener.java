package org.keepwell.pharmacy;

import org.keepwell.access.Grant;

/** Is told what came in, exactly once a message, inside the transaction that takes it: if it throws, nothing was taken. */
public interface PharmacyListener {

    /** @param grant whose context the running transaction has: of the program itself, about the news's patient */
    void heard(Grant grant, PharmacyNews news);
}
