package org.keepwell.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keepwell.records.ResourceType;
import org.keepwell.records.codec.BodyCodec;

/** Makes rows of single resources: check, rewrite, facts, pack. Safe for several threads. */
final class Preparer {

    private final ShapeTable table = ShapeTable.r4();
    private final ShapeCheck check = new ShapeCheck(table);
    private final CodeBook codes;
    private final BodyCodec codec;

    Preparer(CodeBook codes, BodyCodec codec) {
        this.codes = codes;
        this.codec = codec;
    }

    /**
     * What became of one resource: either {@code resource} or {@code refusal} is set.
     *
     * @param raw as sent
     */
    record Prepared(
            Entry entry,
            byte[] raw,
            @Nullable PreparedResource resource,
            List<NpiSighting> sightings,
            @Nullable Refusal refusal) {}

    /** @return null if the resource may be read on */
    @Nullable
    Refusal check(Entry entry, byte[] raw) {
        return check.check(raw, 0, raw.length);
    }

    Prepared prepare(Entry entry, byte[] raw, References references, PatientHandle patient) {
        var refusal = check(entry, raw);
        if (refusal != null) {
            return new Prepared(entry, raw, null, List.of(), refusal);
        }
        var facts = new FactCollector(codes);
        var id = entry.type == ResourceType.PATIENT ? patient.patientId() : entry.ourId();
        try {
            var json = new Normalizer(table, references).rewrite(raw, entry, id, facts);
            var row = new PreparedResource(
                    id, String.valueOf(entry.sourceId()), FactRules.facts(entry, facts), json, codec.encode(json));
            return new Prepared(entry, raw, row, Sightings.in(entry, facts), null);
        } catch (Refused refused) {
            return new Prepared(entry, raw, null, List.of(), refused.refusal());
        }
    }

    /** @throws Refused if the resource is misshapen or points nowhere */
    SharedRow shared(Entry entry, byte[] raw, References references) {
        var refusal = check(entry, raw);
        if (refusal != null) {
            throw new Refused(refusal.reason(), refusal.path());
        }
        var json = new Normalizer(table, references).rewrite(raw, entry, entry.ourId(), new FactCollector(codes));
        return SharedReader.read(raw, json, entry);
    }
}
