package org.keepwell.exchange;

import java.time.Clock;
import org.keepwell.access.Access;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.Audit;
import org.keepwell.patients.AssignedPatients;
import org.keepwell.patients.Patients;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What every import writes with. */
@Component
record ImportTools(
        JdbcClient db,
        SealedTransaction transaction,
        Access access,
        Audit audit,
        Patients patients,
        AssignedPatients assigned,
        ResourceWriter writer,
        DirectoryStore directory,
        Vault vault,
        Clock clock) {}
