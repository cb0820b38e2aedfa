package org.keepwell.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A visit with everything that was recorded in it. */
record VisitDetail(
        VisitRow visit,
        @Nullable Name reason,
        List<ConditionRow> conditions,
        List<ProcedureRow> procedures,
        List<MedicineRow> medicines,
        List<ResultRow> results,
        List<ResultDetail.Part> vitals,
        List<ImmunizationRow> immunizations,
        List<NoteRow> notes) {}
