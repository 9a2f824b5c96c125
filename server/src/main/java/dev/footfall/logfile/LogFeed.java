package dev.footfall.logfile;

import dev.footfall.model.Micros;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;

/// One stream of lines on its way to become hits. For one thread.
final class LogFeed {

    private static final int LOOK_EVERY = 0x3fff;

    private final String name;
    private final LineHit hits;
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
        this.hits = new LineHit(settings.site(), settings.zone());
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
        return Micros.now(clock);
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
            case REQUEST ->
                    batch.add(
                            hits.of(
                                    line,
                                    Optional.of(reader.id()),
                                    received,
                                    reader.buffer(),
                                    from,
                                    to));
            case SKIPPED -> counts.skipped++;
            case UNREADABLE -> reject(line.problem, from, to);
        }
    }

    private void reject(String reason, int from, int to) {
        rejects.add(name + ":" + reader.lines(), reason, reader.buffer(), from, to);
    }
}
