package dev.footfall.api.tags;

import dev.footfall.model.Micros;
import dev.footfall.store.TagStore.Stretch;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// Moments as `/history` writes and reads them.
final class TagTimes {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private static final int DATE_LENGTH = 10;

    private final InstantSource clock;
    private final Duration kept;

    /// @param kept how far back single uses are told
    TagTimes(InstantSource clock, Duration kept) {
        this.clock = clock;
        this.kept = kept;
    }

    /// As the original wrote it: UTC, a space between date and time, microseconds, no zone.
    static String text(long micros) {
        return DATE.format(Micros.instant(micros).atOffset(ZoneOffset.UTC));
    }

    long now() {
        return Micros.of(clock.instant());
    }

    /// What is asked for, as far as it is still kept; empty when a text is no moment.
    ///
    /// @param from a moment, or a day from its start; empty for as far back as is kept
    /// @param to a moment, or a day to its end; empty for now
    Optional<Stretch> stretch(String from, String to) {
        try {
            Instant now = clock.instant();
            Instant oldest = now.minus(kept);
            Instant begin = from.isBlank() ? oldest : moment(from.strip(), 0);
            Instant end = to.isBlank() ? now : moment(to.strip(), 1);
            return Optional.of(
                    new Stretch(
                            Micros.of(begin.isBefore(oldest) ? oldest : begin),
                            Micros.of(end.isAfter(now) ? now : end)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// @param days how many to go on, to just before the next, where the text is a day
    private static Instant moment(String text, int days) {
        if (text.length() == DATE_LENGTH) {
            LocalDate day = LocalDate.parse(text).plusDays(days);
            return day.atStartOfDay(ZoneOffset.UTC).toInstant().minus(days, ChronoUnit.MICROS);
        }
        String joined = text.replace(' ', 'T');
        return joined.endsWith("Z")
                        || joined.lastIndexOf('+') > 0
                        || joined.lastIndexOf('-') > DATE_LENGTH
                ? OffsetDateTime.parse(joined).toInstant()
                : LocalDateTime.parse(joined).toInstant(ZoneOffset.UTC);
    }
}
