package org.keepwell.exchange;

/** Formats of R4's dates and times: year, year and month, day, or a full time with seconds and offset. */
final class TimeFormats {

    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private TimeFormats() {}

    /** @return the length of the date if it reaches to the end: 4, 7 or 10; 0 if it is none */
    static int date(char[] text, int from, int to) {
        int length = to - from;
        if (length != 4 && length != 7 && length != 10 || !digits(text, from, 4)) {
            return 0;
        }
        int year = number(text, from, 4);
        if (year == 0) {
            return 0;
        }
        if (length == 4) {
            return 4;
        }
        if (text[from + 4] != '-' || !digits(text, from + 5, 2)) {
            return 0;
        }
        int month = number(text, from + 5, 2);
        if (month < 1 || month > 12) {
            return 0;
        }
        return length == 7 ? 7 : day(text, from, year, month) ? 10 : 0;
    }

    private static boolean day(char[] text, int from, int year, int month) {
        if (text[from + 7] != '-' || !digits(text, from + 8, 2)) {
            return false;
        }
        int day = number(text, from + 8, 2);
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return day >= 1 && day <= DAYS[month - 1] && (day != 29 || month != 2 || leap);
    }

    static boolean dateTime(char[] text, int from, int to) {
        return to - from <= 10 ? date(text, from, to) > 0 : instant(text, from, to);
    }

    static boolean instant(char[] text, int from, int to) {
        if (to - from < 20 || date(text, from, from + 10) != 10 || text[from + 10] != 'T') {
            return false;
        }
        int zone = to - 1;
        if (text[zone] != 'Z') {
            zone = to - 6;
            if (!offset(text, zone)) {
                return false;
            }
        }
        return time(text, from + 11, zone);
    }

    private static boolean offset(char[] text, int at) {
        if (text[at] != '+' && text[at] != '-'
                || text[at + 3] != ':'
                || !digits(text, at + 1, 2)
                || !digits(text, at + 4, 2)) {
            return false;
        }
        int hours = number(text, at + 1, 2);
        int minutes = number(text, at + 4, 2);
        return hours < 14 && minutes < 60 || hours == 14 && minutes == 0;
    }

    static boolean time(char[] text, int from, int to) {
        int length = to - from;
        if (length < 8 || text[from + 2] != ':' || text[from + 5] != ':') {
            return false;
        }
        if (!digits(text, from, 2) || !digits(text, from + 3, 2) || !digits(text, from + 6, 2)) {
            return false;
        }
        boolean inRange =
                number(text, from, 2) < 24 && number(text, from + 3, 2) < 60 && number(text, from + 6, 2) <= 60;
        boolean fraction = length == 8 || length > 9 && text[from + 8] == '.' && digits(text, from + 9, length - 9);
        return inRange && fraction;
    }

    private static boolean digits(char[] text, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (!TextFormats.digit(text[i])) {
                return false;
            }
        }
        return true;
    }

    private static int number(char[] text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }
}
