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

/** Laboratory results and other reports. */
@RestController
class ResultController {

    private final Results results;

    ResultController(Results results) {
        this.results = results;
    }

    @Claim(Act.READ_RESULTS)
    @GetMapping("/api/patients/{patient}/results")
    Page<ResultRow> list(
            Grant grant,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String kind,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return results.newestFirst(grant, Language.of(language), Cursor.of(cursor), Days.of(from, to), kind(kind));
    }

    @Claim(Act.READ_RESULTS)
    @GetMapping("/api/patients/{patient}/results/{id}")
    ResultDetail one(
            Grant grant,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return results.one(grant, Language.of(language), Ids.of(id));
    }

    private static ResultRow.@Nullable Kind kind(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        for (var kind : ResultRow.Kind.values()) {
            if (kind.name().equals(word)) {
                return kind;
            }
        }
        throw new RuleBroken(422, "query.BAD_KIND", "kind");
    }
}
