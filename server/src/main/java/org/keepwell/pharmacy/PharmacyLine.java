package org.keepwell.pharmacy;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** One line of a file of pharmacies. */
record PharmacyLine(
        String ncpdpId,
        String name,
        Address address,
        String phone,
        double latitude,
        double longitude,
        ZoneId zone,
        String hours,
        boolean closedForGood,
        boolean takesScript) {

    static final String HEAD = "ncpdp_id,name,line,city,state,postal_code,phone,latitude,longitude,zone,hours,"
            + "closed_for_good,takes_script";

    private static final int CELLS = 13;

    /**
     * @param line as {@link #HEAD} names its cells; more cells are left alone
     * @throws IllegalArgumentException saying which cell is wrong
     */
    static PharmacyLine parse(String line) {
        var cells = cells(line);
        if (cells.size() < CELLS) {
            throw new IllegalArgumentException("has " + cells.size() + " cells of " + CELLS);
        }
        need(cells.get(0).matches("\\d{7}"), "ncpdp_id is seven digits");
        need(!cells.get(1).isBlank() && cells.get(1).length() <= 70, "name has 1 to 70 characters");
        need(!cells.get(2).isBlank() && cells.get(2).length() <= 40, "line has 1 to 40 characters");
        need(!cells.get(3).isBlank() && cells.get(3).length() <= 35, "city has 1 to 35 characters");
        need(cells.get(4).matches("[A-Z]{2}"), "state is two letters");
        need(cells.get(5).matches("\\d{5}(-\\d{4})?"), "postal_code is five digits, or nine with a hyphen");
        need(cells.get(6).matches("\\+?[0-9][0-9() .-]{6,24}"), "phone is a telephone number");
        var zone = zone(cells.get(9));
        Hours.parse(cells.get(10), zone);
        return new PharmacyLine(
                cells.get(0),
                cells.get(1),
                new Address(cells.get(2), cells.get(3), cells.get(4), cells.get(5)),
                cells.get(6),
                degrees(cells.get(7), 90, "latitude"),
                degrees(cells.get(8), 180, "longitude"),
                zone,
                cells.get(10),
                yes(cells.get(11), "closed_for_good"),
                yes(cells.get(12), "takes_script"));
    }

    /** Commas may stand in double quotes, and a double quote there is doubled (RFC 4180). */
    static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char one = line.charAt(at);
            if (quoted && one == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else if (one == '"') {
                quoted = !quoted;
            } else if (one == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(one);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("zone is a name as America/New_York", e);
        }
    }

    private static double degrees(String text, double most, String name) {
        need(text.matches("-?\\d{1,3}(\\.\\d{1,10})?"), name + " is a number of degrees");
        double value = Double.parseDouble(text);
        need(Math.abs(value) <= most, name + " is a number of degrees");
        return value;
    }

    private static boolean yes(String text, String name) {
        need(text.equals("yes") || text.equals("no"), name + " is yes or no");
        return text.equals("yes");
    }

    private static void need(boolean right, String words) {
        if (!right) {
            throw new IllegalArgumentException(words);
        }
    }
}
