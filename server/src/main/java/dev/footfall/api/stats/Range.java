package dev.footfall.api.stats;

import dev.footfall.model.Micros;
import dev.footfall.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A stretch of time that was asked for, whole seconds long. Clock changes are those of its zone.
public sealed interface Range {

    ZoneId zone();

    /// The first moment inside.
    Instant from();

    /// The first moment after it.
    Instant to();

    /// The range of the same kind that lies just before. What is still to come is left out: of a
    /// month that began 20 days ago, the 21 days up to today are compared.
    Range previous(Instant now);

    /// The range a calendar year earlier, again without what is still to come.
    Range yearBefore(Instant now);

    /// Whole local days.
    ///
    /// @param last the last day inside, never before `first`
    record Days(LocalDate first, LocalDate last, ZoneId zone) implements Range {

        @Override
        public Instant from() {
            return first.atStartOfDay(zone).toInstant();
        }

        @Override
        public Instant to() {
            return last.plusDays(1).atStartOfDay(zone).toInstant();
        }

        @Override
        public Range previous(Instant now) {
            LocalDate end = lastBegun(now);
            long days = ChronoUnit.DAYS.between(first, end) + 1;
            return new Days(first.minusDays(days), first.minusDays(1), zone);
        }

        @Override
        public Range yearBefore(Instant now) {
            return new Days(first.minusYears(1), lastBegun(now).minusYears(1), zone);
        }

        private LocalDate lastBegun(Instant now) {
            LocalDate today = now.atZone(zone).toLocalDate();
            return today.isBefore(last) && !today.isBefore(first) ? today : last;
        }
    }

    /// From one moment to another.
    record Moments(Instant from, Instant to, ZoneId zone) implements Range {

        @Override
        public Range previous(Instant now) {
            return new Moments(from.minus(Duration.between(from, to)), from, zone);
        }

        @Override
        public Range yearBefore(Instant now) {
            return new Moments(
                    from.atZone(zone).minusYears(1).toInstant(),
                    to.atZone(zone).minusYears(1).toInstant(),
                    zone);
        }
    }

    default Window window() {
        return new Window(Micros.of(from()), Micros.of(to()), zone());
    }

    /// First and last second as local times with their offsets, as answers show them. Asked again
    /// in that form, they are the same range.
    default List<String> words() {
        return List.of(word(from()), word(to().minusSeconds(1)));
    }

    /// A moment as a local time with its offset.
    default String word(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                moment.atZone(zone()).toOffsetDateTime());
    }
}
