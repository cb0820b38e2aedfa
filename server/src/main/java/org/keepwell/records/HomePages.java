package org.keepwell.records;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientStatement;
import org.keepwell.access.SealedTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What is new for the reader of a record, what was last and what is next. */
@Service
class HomePages {

    private static final PatientStatement HOME = PatientStatement.of(HomeSql.HOME);
    private static final int MOST_CARDS = 7;

    /** Never goes back: two open windows may tell in any order. */
    private static final String SEEN = """
            insert into records.seen (tenant_id, patient_id, account_id, shelf, seen_at)
            values (:tenant, :patient, :account, :shelf, :at)
            on conflict (tenant_id, patient_id, account_id, shelf)
            do update set seen_at = greatest(records.seen.seen_at, excluded.seen_at)
            """;

    private static final int WHOLE_RECORD = 0;

    private final RecordStore store;
    private final SealedTransaction sealed;
    private final JdbcClient db;
    private final SiteZones zones;
    private final Clock clock;

    HomePages(RecordStore store, SealedTransaction sealed, JdbcClient db, SiteZones zones, Clock clock) {
        this.store = store;
        this.sealed = sealed;
        this.db = db;
        this.zones = zones;
        this.clock = clock;
    }

    /** @param all every card, not only the newest seven */
    Home of(Grant grant, Language language, boolean all) {
        var now = clock.instant();
        var values = RecordStore.values(
                "account", grant.actor().id(),
                "now", now,
                "since", now.minus(News.WINDOW),
                "firstSince", now.minus(News.FIRST_WINDOW));
        var sections = store.read(grant, HOME, values);
        var reading = Reading.of(sections, language, now);
        var cards = new Cards(reading, store.medicines(grant, sections, sections.of(Section.ITEM))).all();
        var shown = all ? cards : cards.subList(0, Math.min(MOST_CARDS, cards.size()));
        var visits = new VisitRows(reading, zones.of(grant.tenant()), now);
        boolean first = reading.news().first();
        return new Home(
                PersonView.of(grant.patient(), sections.person()),
                shown,
                cards.size() - shown.size(),
                first,
                first ? recordSince(sections) : null,
                visit(sections, visits, Section.NEXT_VISIT),
                visit(sections, visits, Section.LAST_VISIT),
                Cards.counts(sections));
    }

    /** Remembers that the reader opened a group, and that they have been here. */
    void seen(Grant grant, Group group, Instant upTo) {
        var now = clock.instant();
        var at = upTo.isAfter(now) ? now : upTo;
        sealed.run(grant, () -> {
            remember(grant, group.shelf().code(), at);
            remember(grant, WHOLE_RECORD, at);
        });
    }

    private void remember(Grant grant, int shelf, Instant at) {
        db.sql(SEEN)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .param("account", grant.actor().id())
                .param("shelf", shelf)
                .param("at", Timestamp.from(at))
                .update();
    }

    private static @Nullable VisitRow visit(Sections sections, VisitRows visits, Section section) {
        return sections.of(section).stream()
                .map(visits::of)
                .filter(visit -> section == Section.NEXT_VISIT
                        ? visit.state() == VisitRow.State.PLANNED
                        : visit.state() == VisitRow.State.DONE || visit.state() == VisitRow.State.NOW)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Integer recordSince(Sections sections) {
        return sections.of(Section.OLDEST).stream()
                .map(Row::sortAt)
                .min(Comparator.naturalOrder())
                .map(oldest -> oldest.atOffset(ZoneOffset.UTC).getYear())
                .orElse(null);
    }
}
