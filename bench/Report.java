import java.util.Locale;

/** Prints figures beside their budgets. */
final class Report {

    private int missed;

    void title(String text) {
        System.out.println("\n" + text);
    }

    void note(String text) {
        System.out.println("  " + text);
    }

    void figure(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "  %-46s %10.2f %s%n", name, value, unit);
    }

    void atMost(String name, double value, String unit, double budget) {
        judged(name, value, unit, "at most", budget, value <= budget);
    }

    void atLeast(String name, double value, String unit, double budget) {
        judged(name, value, unit, "at least", budget, value >= budget);
    }

    private void judged(String name, double value, String unit, String bound, double budget, boolean kept) {
        System.out.printf(Locale.ROOT, "  %-46s %10.2f %-18s %s %.2f%s%n", name, value, unit, bound, budget,
                kept ? "" : "   MISSED");
        if (!kept) {
            missed++;
        }
    }

    void end(double seconds) {
        System.out.printf(Locale.ROOT, "%n%d budgets missed; measured in %.0f s%n", missed, seconds);
    }
}
