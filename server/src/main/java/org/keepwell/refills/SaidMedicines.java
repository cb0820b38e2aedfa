package org.keepwell.refills;

import java.util.List;
import java.util.stream.Stream;
import org.keepwell.access.Grant;
import org.keepwell.vault.PatientCipher;
import org.springframework.stereotype.Component;

/** What a patient says of their medicines, where a decision is made; inside a sealed transaction about the patient. */
@Component
class SaidMedicines {

    private final StatementRepository statements;

    SaidMedicines(StatementRepository statements) {
        this.statements = statements;
    }

    /** Newest first, without what staff declined. */
    List<RefillItem.SaidMedicine> of(Grant grant, PatientCipher cipher) {
        return statements.newest(grant, cipher).stream()
                .filter(one -> one.state() == StatementState.TOLD || one.state() == StatementState.ACCEPTED)
                .map(one -> new RefillItem.SaidMedicine(
                        one.kind(),
                        one.words().name(),
                        one.words().dose(),
                        one.words().often(),
                        one.state() == StatementState.ACCEPTED))
                .toList();
    }

    /** Taken besides what the chart knows: it interacts all the same. */
    static Stream<String> alsoTaken(List<RefillItem.SaidMedicine> said) {
        return said.stream()
                .filter(one -> one.kind() == StatementKind.ALSO_TAKES)
                .map(RefillItem.SaidMedicine::name);
    }
}
