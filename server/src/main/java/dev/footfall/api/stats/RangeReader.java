package dev.footfall.api.stats;

import dev.footfall.model.Site;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads the stretch of time that a question about a site is about: `date_range`, and `timezone`
/// and `date`, which say what its words mean.
public record RangeReader(Site site, Directory directory, Instant now) {

    private static final int PAIR = 2;

    /// @param body has a `date_range`
    public Range read(JsonNode body) throws Refusal {
        return range(Shape.required(body, "date_range"), "#/date_range", ranges(body));
    }

    DateRanges ranges(JsonNode body) throws Refusal {
        ZoneId zone = site.zone();
        Optional<JsonNode> named = Shape.field(body, "timezone");
        if (named.isPresent()) {
            zone = zone(Shape.text(named.get(), "#/timezone"));
        }
        LocalDate base = now.atZone(zone).toLocalDate();
        Optional<JsonNode> date = Shape.field(body, "date");
        if (date.isPresent()) {
            String text = Shape.text(date.get(), "#/date");
            base =
                    DateRanges.date(text)
                            .orElseThrow(() ->
                                    Refusal.at(
                                            "#/date",
                                            "Invalid date %s; give one like"
                                                            .formatted(Shape.quoted(text))
                                                    + " 2026-11-21, of the years "
                                                    + DateRanges.YEARS
                                                    + "."));
        }
        return new DateRanges(now, zone, base, directory.firstEvent().applyAsLong(site));
    }

    private static ZoneId zone(String name) throws Refusal {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw Refusal.at(
                    "#/timezone",
                    "Unknown time zone %s; give a name like \"Europe/Berlin\"."
                            .formatted(Shape.quoted(name)));
        }
    }

    static Range range(JsonNode node, String at, DateRanges ranges) throws Refusal {
        Optional<Range> range = Optional.empty();
        if (node.isString()) {
            range = ranges.word(node.stringValue());
        } else if (node.isArray()
                && node.size() == PAIR
                && node.get(0).isString()
                && node.get(1).isString()) {
            range = ranges.pair(node.get(0).stringValue(), node.get(1).stringValue());
        }
        return range.orElseThrow(() ->
                Refusal.at(
                        at,
                        "Invalid date range %s. Expected day, 24h, 7d or any number of"
                                        .formatted(Shape.shown(node))
                                + " days, month, 6mo or any number of months, year, all,"
                                + " or a list of two dates or of two times with offsets,"
                                + " the earlier first, in the years "
                                + DateRanges.YEARS
                                + "."));
    }
}
