package dev.footfall.sample;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/// A part of the world whose people visit at the same hours.
///
/// @param number its place in the table
/// @param share of all visits, percent
/// @param ranges where its people's addresses lie
record Region(int number, String country, double share, ZoneId zone, List<AddressRange> ranges) {

    /// How busy people are on the web at each hour of their day; 1 at the busiest.
    private static final double[] HOURS = {
        .30, .19, .13, .10, .10, .14, .25, .42, .64, .84, .95, 1, .96, .94, .98, .97, .92, .86, .80,
        .80, .84, .82, .67, .47
    };

    private static final double SATURDAY = 0.58;
    private static final double SUNDAY = 0.64;
    private static final double FRIDAY = 0.92;

    Region {
        ranges = List.copyOf(ranges);
    }

    static List<Region> load() {
        List<Region> regions = new ArrayList<>();
        for (String[] row : Tables.rows("places.txt", 4)) {
            List<AddressRange> ranges = new ArrayList<>();
            for (String cidr : row[3].split(" ", -1)) {
                ranges.add(AddressRange.parse(cidr));
            }
            double share = Double.parseDouble(row[1]);
            regions.add(new Region(regions.size(), row[0], share, ZoneId.of(row[2]), ranges));
        }
        return List.copyOf(regions);
    }

    /// How busy its people are at that moment, 0 to 1.
    double activity(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        int hour = local.getHour();
        double next = HOURS[(hour + 1) % HOURS.length];
        double level = HOURS[hour] + (next - HOURS[hour]) * local.getMinute() / 60.0;
        return level
                * switch (local.getDayOfWeek()) {
                    case SATURDAY -> SATURDAY;
                    case SUNDAY -> SUNDAY;
                    case FRIDAY -> FRIDAY;
                    case MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> 1;
                };
    }
}
