package org.keepwell.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;
import org.keepwell.access.Actor;
import org.keepwell.records.codec.BodyCodec;
import org.keepwell.vault.TenantKey;
import org.springframework.stereotype.Component;

/** Takes files of FHIR R4 into the database. */
@Component
public class Imports {

    private final ImportTools tools;

    Imports(ImportTools tools) {
        this.tools = tools;
    }

    /**
     * @param actor who imports: the console's user, or a job
     * @param source the sender's name; the same on every import from it, because ids are made from it
     * @param paths files and folders
     * @param progress told the number of resources read so far, about every 200
     */
    public ImportSummary run(Actor actor, String source, List<Path> paths, LongConsumer progress) {
        return run(actor, source, paths, progress, share -> {});
    }

    /** @param share told how much of all files is read, from 0 to 1 */
    ImportSummary run(Actor actor, String source, List<Path> paths, LongConsumer progress, DoubleConsumer share) {
        var key = tools.vault().tenant(actor.tenant());
        var ids = new ImportedIds(() -> key.mac(TenantKey.Use.IMPORTED_ID), source);
        var sink = new DatabaseSink(tools, actor, progress);
        return new BundleImport(
                        ids, codes(), BodyCodec.standard(), tools.directory().of(actor.tenant()), sink)
                .run(paths, share);
    }

    private static CodeBook codes() {
        return new CsvCodeBook(
                Objects.requireNonNull(Imports.class.getResourceAsStream("/content/labels.csv")),
                Objects.requireNonNull(Imports.class.getResourceAsStream("/content/categories.csv")));
    }
}
