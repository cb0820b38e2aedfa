package org.keepwell.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.audit.AuditTrail;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The second factor once more, at the moment of need. */
@RestController
class StepUpController {

    private final StepUp stepUp;

    StepUpController(StepUp stepUp) {
        this.stepUp = stepUp;
    }

    record Code(@NotBlank @Size(max = 16) String code) {

        @Override
        public String toString() {
            return "code";
        }
    }

    record SteppedUp(Instant steppedUpUntil, String csrf) {}

    @Claim(Act.STEP_UP)
    @PostMapping("/api/session/step-up")
    ResponseEntity<SteppedUp> code(
            @Valid @RequestBody Code body, OpenSession session, SessionToken token, AuditTrail trail) {
        var done = stepUp.code(session, token, body.code().replaceAll("\\s", ""), trail);
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, SessionCookies.session(done.token()))
                .body(new SteppedUp(done.until(), done.token().csrf()));
    }
}
