package org.keepwell.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which panels are run at which visit: those of the active problems and the yearly ones, not too often. */
final class LabDays {

    private final Person person;
    private final Labs labs;
    private final Map<Panel, LocalDate> lastRun = new EnumMap<>(Panel.class);

    LabDays(Chart chart) {
        this.person = chart.person();
        this.labs = new Labs(chart);
    }

    /** @return what was run */
    List<Coded> run(Visit visit, List<Problem> active, boolean lastVisit) {
        var due = visit.kind() == Visit.Kind.VIDEO ? Set.<Panel>of() : due(visit, active, lastVisit);
        var done = new ArrayList<Coded>();
        for (var panel : due) {
            labs.add(panel, visit, state(lastVisit, done.isEmpty(), done.size() == due.size() - 1));
            lastRun.put(panel, visit.start().toLocalDate());
            done.add(panel.code());
        }
        return done;
    }

    private Set<Panel> due(Visit visit, List<Problem> active, boolean lastVisit) {
        var day = visit.start().toLocalDate();
        var due = new LinkedHashSet<Panel>();
        active.forEach(problem -> due.addAll(problem.panels()));
        if (person.ageYears(day) >= 18 && visit.kind() == Visit.Kind.CHECK_UP) {
            due.addAll(List.of(Panel.BLOOD_COUNT, Panel.FULL_CHEMISTRY, Panel.LIPIDS));
        }
        if (lastVisit && person.twists().contains(Person.Twist.NEWS) && person.ageYears(day) > 1) {
            due.add(Panel.BLOOD_COUNT);
        }
        if (due.contains(Panel.FULL_CHEMISTRY)) {
            due.remove(Panel.BASIC_CHEMISTRY); // the full one holds the basic one
        }
        var gapDays = lastVisit ? 10 : person.visitsAYear() > 10 ? 20 : 150;
        due.removeIf(panel -> lastRun.containsKey(panel) && ChronoUnit.DAYS.between(lastRun.get(panel), day) < gapDays);
        return due;
    }

    private Labs.State state(boolean lastVisit, boolean firstPanel, boolean lastPanel) {
        if (lastVisit && lastPanel && person.twists().contains(Person.Twist.PRELIMINARY)) {
            return Labs.State.PRELIMINARY;
        }
        return lastVisit && firstPanel && person.twists().contains(Person.Twist.CORRECTED)
                ? Labs.State.CORRECTED
                : Labs.State.FINAL;
    }
}
