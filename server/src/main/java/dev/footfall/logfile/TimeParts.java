package dev.footfall.logfile;

import dev.footfall.model.Micros;

/// The parts of a date and time that were found so far.
final class TimeParts {

    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int DAYS_BEFORE_1970 = 719_468;
    private static final int DAYS_IN_400_YEARS = 146_097;

    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    long fraction;
    int offsetSeconds;
    boolean afternoon;
    boolean twelveHours;
    long epochMicros;

    void clear() {
        year = 0;
        month = 0;
        day = 0;
        hour = 0;
        minute = 0;
        second = 0;
        fraction = 0;
        offsetSeconds = 0;
        afternoon = false;
        twelveHours = false;
        epochMicros = 0;
    }

    boolean isPossible() {
        boolean date = day == 0 || (month >= 1 && month <= 12 && day <= DAYS[month - 1]);
        return date && hour < 24 && minute < 60 && second <= 60;
    }

    long micros() {
        int hours = twelveHours ? hour % 12 + (afternoon ? 12 : 0) : hour;
        long seconds = hours * 3600L + minute * 60L + second - offsetSeconds;
        long days = day == 0 ? 0 : daysSince1970();
        return epochMicros + (days * 86_400 + seconds) * Micros.A_SECOND + fraction;
    }

    /// Howard Hinnant's `days_from_civil`.
    private long daysSince1970() {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (long) era * DAYS_IN_400_YEARS + dayOfEra - DAYS_BEFORE_1970;
    }
}
