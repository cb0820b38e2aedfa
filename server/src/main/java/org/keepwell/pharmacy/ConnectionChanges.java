package org.keepwell.pharmacy;

import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.home.StartRefused;
import org.springframework.stereotype.Component;

/** Changes a connection: whole, checked and in the log. */
@Component
class ConnectionChanges {

    private final Connections connections;
    private final PharmacyGrants grants;
    private final SealedTransaction transaction;
    private final Audit audit;

    ConnectionChanges(Connections connections, PharmacyGrants grants, SealedTransaction transaction, Audit audit) {
        this.connections = connections;
        this.grants = grants;
        this.transaction = transaction;
        this.audit = audit;
    }

    /** @throws StartRefused if it cannot be used as it is: the words say why */
    void save(Connection connection) {
        try {
            connection.target();
            connection.peer();
        } catch (IllegalArgumentException e) {
            throw new StartRefused("The connection is not saved: " + e.getMessage() + ".");
        }
        if (connection.on()) {
            connections.refusal(connection).ifPresent(words -> {
                throw new StartRefused("The connection is not switched on: " + words + ".");
            });
            connections
                    .on(connection.tenant())
                    .filter(other -> !other.name().equals(connection.name()))
                    .ifPresent(other -> {
                        throw new StartRefused("The connection " + other.name() + " is on; switch it off first.");
                    });
        }
        var grant = grants.keep(connection.tenant());
        transaction.run(grant, () -> {
            connections.save(grant, connection);
            audit.append(AuditEntry.allowed(grant, audit.newRequest()));
        });
    }
}
