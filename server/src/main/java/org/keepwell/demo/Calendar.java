package org.keepwell.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** On which days somebody was at the clinic, and what for. */
final class Calendar {

    private static final double[] WELL_CHILD_AGES = {0.01, 0.17, 0.33, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4};

    private final Person person;
    private final LocalDate today;
    private final Chance chance;
    private final TreeMap<LocalDate, Visit.Kind> days = new TreeMap<>();

    Calendar(Chart chart) {
        this.person = chart.person();
        this.today = chart.today();
        this.chance = chart.chance();
    }

    record Day(LocalDate date, Visit.Kind kind) {}

    /** Oldest first; the last one is within two weeks where the story has news, else at least three weeks back. */
    List<Day> days() {
        regular();
        children();
        problems();
        var quiet = today.minusDays(21);
        var begin = begin();
        days.keySet().removeIf(day -> day.isBefore(begin) || day.isAfter(quiet));
        if (person.twists().contains(Person.Twist.NEWS)) {
            var newest = weekday(today.minusDays(4 + chance.below(6)));
            days.put(newest, person.ageYears(today) < 18 ? Visit.Kind.WELL_CHILD : Visit.Kind.CHECK_UP);
        }
        var list = new ArrayList<Day>();
        days.forEach((date, kind) -> list.add(new Day(date, kind)));
        return list;
    }

    /** A working day within the next five weeks. */
    Day planned() {
        return new Day(weekday(today.plusDays(7 + chance.below(28))), Visit.Kind.FOLLOW_UP);
    }

    LocalDate begin() {
        var begin = today.minusDays(Math.round(person.yearsOfHistory() * 365.25));
        return begin.isBefore(person.birthDate()) ? person.birthDate() : begin;
    }

    private void regular() {
        var visits = (int) Math.round(person.yearsOfHistory() * person.visitsAYear());
        for (int at = 0; at < visits; at++) {
            var ago = (at + 0.5) / person.visitsAYear() * 365.25 + chance.around() * 9;
            var day = weekday(today.minusDays(Math.round(ago)));
            var kind = person.ageYears(day) < 18
                    ? Visit.Kind.WELL_CHILD
                    : at % 4 == 1 ? Visit.Kind.VIDEO : at % 2 == 0 ? Visit.Kind.CHECK_UP : Visit.Kind.FOLLOW_UP;
            days.put(day, kind);
        }
    }

    private void children() {
        for (var age : WELL_CHILD_AGES) {
            days.put(weekday(person.birthDate().plusDays(Math.round(age * 365.25))), Visit.Kind.WELL_CHILD);
        }
    }

    private void problems() {
        for (var had : person.problems()) {
            var began = today.minusDays(Math.round(had.yearsAgo() * 365.25));
            days.put(weekday(began.plusDays(1)), Visit.Kind.PROBLEM);
            if (had.problem() == Problem.PREGNANCY) {
                for (int month = 1; month < 7; month++) {
                    days.put(weekday(began.plusDays(30L * month)), Visit.Kind.PRENATAL);
                }
            }
        }
    }

    private static LocalDate weekday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case DayOfWeek.SATURDAY -> day.minusDays(1);
            case DayOfWeek.SUNDAY -> day.minusDays(2);
            case DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY -> day;
        };
    }
}
