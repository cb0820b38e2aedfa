package org.keepwell.worklists;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a new organisation begins with; nobody is on them yet, and a topic is offered to patients once somebody is. */
public final class UsualBoards {

    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    public static final Board NURSES = new Board(
            1,
            "Nurse line",
            Board.Kind.FIRST_LINE,
            Set.of(Topic.MEDICAL, Topic.RESULT, Topic.MEDICINE, Topic.REFERRAL),
            ONE_DAY);
    public static final Board DESK = new Board(
            2, "Front desk", Board.Kind.FIRST_LINE, Set.of(Topic.APPOINTMENT, Topic.RECORDS, Topic.TECHNICAL), ONE_DAY);
    public static final Board BILLING =
            new Board(3, "Billing office", Board.Kind.FIRST_LINE, Set.of(Topic.BILL), TWO_DAYS);
    public static final Board PHYSICIANS = new Board(4, "Physicians", Board.Kind.PHYSICIANS, Set.of(), ONE_DAY);

    private UsualBoards() {}

    public static List<Board> all() {
        return List.of(NURSES, DESK, BILLING, PHYSICIANS);
    }
}
