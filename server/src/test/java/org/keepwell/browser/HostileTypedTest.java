package org.keepwell.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keepwell.access.Role;
import org.keepwell.demo.MadeUpSignIns;
import org.keepwell.exchange.Imports;
import org.keepwell.testing.Proves;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * What people type into messages, requests and the queue, on both sides: it stands at the other end as it was typed, and
 * nothing of it runs, leads away, or makes a page wider than a small phone.
 */
@Proves({"T08", "T15"})
class HostileTypedTest extends BrowserTest {

    private static final int SMALL_PHONE = 360;
    private static final String PATIENT = "typed@keepwell.example";
    static final String MEDICINE = "lisinopril 10 MG Oral Tablet";

    static final String INITIALS = "T. T.";

    @Autowired
    private Imports imports;

    @Autowired
    private ApplicationContext context;

    @TempDir
    private Path folder;

    @Test
    void whatIsTypedIsReadAtTheOtherEndAsItWasTyped() {
        arrive();
        try (var patient = signedIn(PATIENT, SMALL_PHONE);
                var nurse = signedIn(Role.NURSE, DESK);
                var desk = signedIn(Role.FRONT_DESK, DESK)) {
            patient.open("/").arrived();
            patient.page().waitForURL("**/p/**");
            var home = patient.path();
            var thread = HostilePatient.asks(patient, home);
            HostilePatient.finds(patient, home);
            HostilePatient.asksForTheMedicine(patient, home);
            HostilePatient.tells(patient, home);

            HostileStaff.writesStandingTexts(nurse);
            HostileStaff.worksOnTheMessage(nurse);
            HostileStaff.doesTheTask(nurse);
            HostileStaff.declinesTheMedicine(nurse);
            HostileStaff.answersWhatWasTold(nurse);
            HostileStaff.arranges(desk);

            patient.open(thread).arrived();
            Inert.assertShows(patient.page(), HostileStrings.OWN);
            assertThat(patient.page().locator("ol.thread .from-staff"))
                    .containsText(HostileStrings.SOME.getLast()); // with the signature
            patient.open(home + "/messages").arrived();
            Inert.assertShows(patient.page(), List.of(HostileStrings.ONE));
            patient.open(home + "/refills").arrived();
            Inert.assertShows(patient.page(), HostileStrings.SOME);
            patient.open(home + "/medicines").arrived();
            Inert.assertShows(patient.page(), List.of(HostileStrings.ONE, HostileStrings.SOME_IN_A_LINE));
            HostileStaff.cleansUp(nurse);
        }
        try (var administrator = signedIn(Role.ADMINISTRATOR, DESK)) {
            HostileStaff.namesABoard(administrator);
        }
    }

    /** A chart with nothing but one medicine, as an import brings it. */
    private void arrive() {
        var signIns = new MadeUpSignIns(context);
        var file = new HostileRecord("HOSTILE-TYPED", "Typed", "Tess", List.of(MEDICINE)).writeTo(folder);
        LongConsumer nobodyWatches = read -> {};
        assertThat(imports.run(signIns.console(), "typed", List.of(file), nobodyWatches)
                        .quarantined())
                .isEmpty();
        signIns.patient(PATIENT, "Tess Typed", "HOSTILE-TYPED");
    }
}
