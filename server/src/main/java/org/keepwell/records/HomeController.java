package org.keepwell.records;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The home page of a record. */
@RestController
class HomeController {

    private final HomePages homes;

    HomeController(HomePages homes) {
        this.homes = homes;
    }

    /** @param upTo when the list that was opened was fetched: what arrived later stays new */
    record Seen(@NotNull String group, @NotNull Instant upTo) {}

    @Claim(Act.READ_HOME)
    @GetMapping("/api/patients/{patient}/home")
    Home home(
            Grant grant,
            @RequestParam(required = false, defaultValue = "false") String all,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return homes.of(grant, Language.of(language), all.equals("true"));
    }

    @Claim(Act.MARK_SEEN)
    @PostMapping("/api/patients/{patient}/home/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(Grant grant, @Valid @RequestBody Seen body) {
        var group = Group.named(body.group()).orElseThrow(() -> new RuleBroken(422, "home.NO_SUCH_GROUP", "group"));
        homes.seen(grant, group, body.upTo());
    }
}
