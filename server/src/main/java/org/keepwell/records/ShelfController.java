package org.keepwell.records;

import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The plain lists of a record. */
@RestController
class ShelfController {

    private final Shelves shelves;

    ShelfController(Shelves shelves) {
        this.shelves = shelves;
    }

    @Claim(Act.READ_MEDICINES)
    @GetMapping("/api/patients/{patient}/medicines")
    Page<MedicineRow> medicines(
            Grant grant,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return shelves.medicines(grant, place(language, cursor, state(state)));
    }

    @Claim(Act.READ_CONDITIONS)
    @GetMapping("/api/patients/{patient}/conditions")
    Page<ConditionRow> conditions(
            Grant grant,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return shelves.conditions(grant, place(language, cursor, state(state)));
    }

    @Claim(Act.READ_ALLERGIES)
    @GetMapping("/api/patients/{patient}/allergies")
    Page<AllergyRow> allergies(
            Grant grant,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return shelves.allergies(grant, place(language, cursor, null));
    }

    @Claim(Act.READ_IMMUNIZATIONS)
    @GetMapping("/api/patients/{patient}/immunizations")
    Page<ImmunizationRow> immunizations(
            Grant grant,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return shelves.immunizations(grant, place(language, cursor, null));
    }

    @Claim(Act.READ_PROCEDURES)
    @GetMapping("/api/patients/{patient}/procedures")
    Page<ProcedureRow> procedures(
            Grant grant,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return shelves.procedures(grant, place(language, cursor, null));
    }

    @Claim(Act.READ_NOTES)
    @GetMapping("/api/patients/{patient}/notes")
    Page<NoteRow> notes(
            Grant grant,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return shelves.notes(grant, place(language, cursor, null));
    }

    @Claim(Act.READ_NOTES)
    @GetMapping("/api/patients/{patient}/notes/{id}")
    NoteDetail note(
            Grant grant,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return shelves.note(grant, Language.of(language), Ids.of(id));
    }

    private static Shelves.Place place(@Nullable String language, @Nullable String cursor, @Nullable Activity state) {
        return new Shelves.Place(Language.of(language), Cursor.of(cursor), state);
    }

    private static @Nullable Activity state(@Nullable String word) {
        return switch (word) {
            case null -> null;
            case "" -> null;
            case "now" -> Activity.NOW;
            case "before" -> Activity.BEFORE;
            default -> throw new RuleBroken(422, "query.BAD_STATE", "state");
        };
    }
}
