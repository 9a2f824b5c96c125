package dev.footfall.logfile;

import dev.footfall.model.Engagement;
import dev.footfall.model.EventId;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.Hit;
import dev.footfall.model.Location;
import dev.footfall.model.Rejected;
import dev.footfall.model.Revenue;
import dev.footfall.model.Sender;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One stream of lines on its way to become hits. For one thread.
final class LogFeed {

    private static final long MICROS_A_SECOND = 1_000_000;
    private static final int LOOK_EVERY = 0x3fff;

    private final String name;
    private final String site;
    private final ZoneId zone;
    private final LineParser parser;
    private final LineReader reader;
    private final HitBatch batch;
    private final Rejects rejects;
    private final ImportCounts counts;
    private final InstantSource clock;
    private final LogLine line = new LogLine();

    LogFeed(
            String name,
            ImportSettings settings,
            LineParser parser,
            HitBatch batch,
            Rejects rejects,
            ImportCounts counts,
            InstantSource clock) {
        this.name = name;
        this.site = settings.site();
        this.zone = settings.zone();
        this.parser = parser;
        this.reader = new LineReader(new LineChain(settings.site(), settings.source()));
        this.batch = batch;
        this.rejects = rejects;
        this.counts = counts;
        this.clock = clock;
    }

    /// Takes all whole lines that the stream has by now.
    void drain(InputStream stream) throws IOException {
        long received = micros();
        while (reader.next(stream)) {
            take(received);
            if ((reader.lines() & LOOK_EVERY) == 0) {
                received = micros();
            }
        }
    }

    /// Takes what follows the last newline, too.
    void last() {
        if (reader.last()) {
            take(micros());
        }
    }

    boolean hasHalfLine() {
        return reader.hasHalfLine();
    }

    private long micros() {
        return clock.millis() * 1000;
    }

    private void take(long received) {
        counts.lines++;
        int from = reader.from();
        int to = reader.to();
        if (reader.isTooLong()) {
            reject("the line is longer than " + LineReader.LONGEST + " bytes", from, to);
            return;
        }
        switch (parser.parse(reader.buffer(), from, to, line)) {
            case REQUEST -> batch.add(hit(received, from, to));
            case SKIPPED -> counts.skipped++;
            case UNREADABLE -> reject(line.problem, from, to);
        }
    }

    private void reject(String reason, int from, int to) {
        rejects.add(name + ":" + reader.lines(), reason, reader.buffer(), from, to);
    }

    private Hit hit(long received, int from, int to) {
        Optional<EventId> id = Optional.of(reader.id());
        return new Hit(
                "log",
                site,
                id,
                received,
                happened(),
                EventKind.REQUEST,
                "request",
                new Location(line.host, line.path, line.query),
                line.referrer,
                Sender.of(line.address, line.agent),
                new Exchange(
                        line.method,
                        line.scheme,
                        line.status,
                        "",
                        known(line.durationMicros),
                        known(line.bytesIn),
                        known(line.bytesOut),
                        line.consumer),
                Map.of(),
                Revenue.NONE,
                Engagement.NONE,
                false,
                line.mime.isEmpty() || line.mime.contains("html"),
                original(from, to));
    }

    private long happened() {
        if (line.zoned || zone.equals(ZoneOffset.UTC)) {
            return line.happened;
        }
        long seconds = Math.floorDiv(line.happened, MICROS_A_SECOND);
        LocalDateTime local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        return local.atZone(zone).toEpochSecond() * MICROS_A_SECOND
                + Math.floorMod(line.happened, MICROS_A_SECOND);
    }

    /// The line as it may be kept where it is refused later: without the client's address.
    private String original(int from, int to) {
        int length = Math.min(to - from, Rejected.ORIGINAL_LIMIT);
        String text = new String(reader.buffer(), from, length, StandardCharsets.ISO_8859_1);
        if (line.address.isEmpty()) {
            return text;
        }
        return text.startsWith(line.address)
                ? text.substring(line.address.length())
                : text.replace(line.address, "-");
    }

    private static OptionalLong known(long number) {
        return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
