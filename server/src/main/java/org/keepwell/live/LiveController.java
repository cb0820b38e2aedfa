package org.keepwell.live;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.HashSet;
import java.util.UUID;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.Side;
import org.keepwell.identity.OpenSession;
import org.keepwell.identity.SessionToken;
import org.keepwell.identity.WhoseRecords;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Server-sent events (HTML standard, 9.2): one word each, never a name, an id or anything about health. */
@RestController
@ConditionalOnWebApplication // a console command has no pages
class LiveController {

    /** More pages than this at one node are somebody else's load; the browser falls back to asking now and then. */
    private static final int MOST = 10_000;

    private final OpenPages pages;
    private final WhoseRecords records;
    private final Ears ears;

    LiveController(OpenPages pages, WhoseRecords records, Ears ears) {
        this.pages = pages;
        this.records = records;
        this.ears = ears;
    }

    @Claim(Act.LISTEN)
    @GetMapping("/api/live")
    void listen(Grant own, OpenSession session, SessionToken token, Line line) {
        if (pages.count() >= MOST) {
            throw new RuleBroken(503, "live.FULL");
        }
        var patients = new HashSet<UUID>();
        if (session.role().side() == Side.PATIENT) {
            records.of(session.actor()).forEach(chip -> patients.add(chip.id()));
        }
        var boards = session.role().side() == Side.STAFF ? ears.boards(own) : java.util.Set.<Integer>of();
        var way = line.open("text/event-stream");
        var page = new OpenPage(token, session, patients, boards, way);
        way.addListener(new Gone(page));
        pages.add(page);
    }

    private final class Gone implements AsyncListener {

        private final OpenPage page;

        Gone(OpenPage page) {
            this.page = page;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            pages.remove(page);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            pages.remove(page);
        }

        @Override
        public void onError(AsyncEvent event) {
            pages.remove(page);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // one way is enough
        }
    }
}
