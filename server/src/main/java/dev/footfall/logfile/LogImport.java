package dev.footfall.logfile;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/// Reads logs and sends their requests to a target, the oldest log first. For one thread.
public final class LogImport {

    private final ImportSettings settings;
    private final ImportTarget target;
    private final Progress progress;
    private final InstantSource clock;
    private final Instant started;
    private final HitBatch batch;
    private final Rejects rejects;
    private final ImportCounts counts = new ImportCounts();
    private final List<String> problems = new ArrayList<>();

    public LogImport(
            ImportSettings settings, ImportTarget target, Progress progress, InstantSource clock) {
        this.settings = settings;
        this.target = target;
        this.progress = progress;
        this.clock = clock;
        this.started = clock.instant();
        this.batch = new HitBatch(target);
        this.rejects = new Rejects(settings.rejects());
    }

    /// A file that was looked into.
    private record Scouted(Path path, LogFormat format, long firstTime) {}

    /// Reads whole files.
    public void files(List<Path> paths) {
        List<Scouted> found = new ArrayList<>();
        long bytes = 0;
        for (Path path : paths) {
            try {
                bytes += Files.size(path);
                scout(path).ifPresent(found::add);
            } catch (IOException e) {
                problem(path.toString(), e);
            }
        }
        progress.expect(bytes);
        found.sort(Comparator.comparingLong(Scouted::firstTime));
        found.forEach(this::read);
    }

    /// Reads a stream to its end, such as standard input.
    public void stream(String name, InputStream stream) {
        try (LogInput input = LogInput.of(stream, progress::read)) {
            Optional<LogFormat> format = format(input);
            if (format.isPresent()) {
                read(name, input, format.get());
            } else if (input.sampleLength() > 0) {
                problems.add(name + ": " + unknownFormat(input));
            }
        } catch (IOException e) {
            problem(name, e);
        }
    }

    /// Reads files, then what is added to them, through rotations, until the ticker ends it.
    public void follow(List<Path> paths, Ticker ticker) {
        List<LogFollower> followers = new ArrayList<>();
        for (Path path : paths) {
            followers.add(new LogFollower(path, settings, this::feed, problems::add));
        }
        try {
            do {
                followers.forEach(LogFollower::poll);
                batch.flush();
                rejects.flush();
            } while (ticker.next());
        } finally {
            followers.forEach(LogFollower::close);
        }
        counts.halfLines += (int) followers.stream().filter(LogFollower::hasHalfLine).count();
    }

    /// Waits until all is durable and says what was done.
    public ImportSummary finish() {
        batch.flush();
        target.settle();
        rejects.close();
        return new ImportSummary(
                counts.lines,
                counts.skipped,
                rejects.reasons(),
                rejects.examples(),
                rejects.file(),
                counts.halfLines,
                problems,
                target.tally(),
                Duration.between(started, clock.instant()));
    }

    private Optional<Scouted> scout(Path path) throws IOException {
        try (LogInput input = LogInput.open(path, _ -> {})) {
            Optional<LogFormat> format = format(input);
            if (format.isEmpty()) {
                if (input.sampleLength() > 0) {
                    problems.add(path + ": " + unknownFormat(input));
                }
                return Optional.empty();
            }
            long time =
                    FormatDetector.firstTime(format.get(), input.sample(), input.sampleLength())
                            .orElse(Long.MAX_VALUE);
            return Optional.of(new Scouted(path, format.get(), time));
        }
    }

    private Optional<LogFormat> format(LogInput input) {
        return settings.format()
                .or(() -> FormatDetector.detect(input.sample(), input.sampleLength()));
    }

    private static String unknownFormat(LogInput input) {
        return FormatDetector.unknown(input.sample(), input.sampleLength());
    }

    private void read(Scouted file) {
        try (LogInput input = LogInput.open(file.path, progress::read)) {
            read(file.path.toString(), input, file.format);
        } catch (IOException e) {
            problem(file.path.toString(), e);
        }
    }

    private void read(String name, LogInput input, LogFormat format) throws IOException {
        LogFeed feed = feed(name, format);
        feed.drain(input.stream());
        if (settings.lastLine() || !input.isGrowing()) {
            feed.last();
        } else if (feed.hasHalfLine()) {
            counts.halfLines++;
        }
    }

    private LogFeed feed(String name, LogFormat format) {
        return new LogFeed(name, settings, format.open(), batch, rejects, counts, clock);
    }

    private void problem(String name, IOException e) {
        String what =
                switch (e) {
                    case EOFException _ -> "its compressed data ends too early";
                    case ZipException _ -> "its compressed data is damaged: " + e.getMessage();
                    case AccessDeniedException _ -> "may not be read";
                    case NoSuchFileException _ -> "is no longer there";
                    default -> String.valueOf(e.getMessage());
                };
        problems.add(name + ": " + what);
    }
}
