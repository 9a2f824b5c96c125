package dev.footfall.logfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// Reads one file as it grows. When another file takes its name (rotation by renaming) the old one
/// is read to its end first, and once more at the next look, as servers write on until told to open
/// the new one; when it is cut (rotation by copying and truncating) it begins anew. What was
/// written between the last look and a cut is in the copy only: importing that copy adds it, as its
/// other lines are known. For one thread.
final class LogFollower implements AutoCloseable {

    private static final int SAMPLE = 128 << 10;

    /// How many bytes before the place reached must still be there: a file that was cut and has
    /// grown past that place again between two looks is noticed by them.
    private static final int REMEMBERED = 256;

    private final Path path;
    private final ImportSettings settings;
    private final BiFunction<String, LogFormat, LogFeed> feeds;
    private final Consumer<String> problems;
    private Optional<Opened> opened = Optional.empty();
    private Optional<LogFeed> feed = Optional.empty();
    private byte[] tail = new byte[REMEMBERED];
    private boolean formatTold;
    private boolean replacedBefore;

    LogFollower(
            Path path,
            ImportSettings settings,
            BiFunction<String, LogFormat, LogFeed> feeds,
            Consumer<String> problems) {
        this.path = path;
        this.settings = settings;
        this.feeds = feeds;
        this.problems = problems;
    }

    /// The open file and what tells it apart from one that takes its name.
    private record Opened(FileChannel channel, Optional<Object> key) {}

    /// Takes what there is by now.
    void poll() {
        try {
            if (opened.isPresent() && isReplaced(opened.get())) {
                read(opened.get());
                if (!replacedBefore) {
                    replacedBefore = true;
                    return;
                }
                endOld();
            }
            if (opened.isEmpty()) {
                open();
            }
            if (opened.isPresent()) {
                beginAnewWhenCut(opened.get());
                read(opened.get());
            }
        } catch (IOException e) {
            throw new ImportException(path + ": " + e.getMessage(), e);
        }
    }

    boolean hasHalfLine() {
        return feed.map(LogFeed::hasHalfLine).orElse(false);
    }

    @Override
    public void close() {
        try {
            if (opened.isPresent()) {
                opened.get().channel.close();
            }
        } catch (IOException e) {
            throw new ImportException(path + ": " + e.getMessage(), e);
        }
    }

    private boolean isReplaced(Opened file) throws IOException {
        return Files.exists(path) && !key(path).equals(file.key);
    }

    /// Nobody writes to a file any more that has lost its name, so its last line is whole.
    private void endOld() throws IOException {
        feed.ifPresent(LogFeed::last);
        feed = Optional.empty();
        close();
        opened = Optional.empty();
        replacedBefore = false;
    }

    private void open() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        FileChannel channel = FileChannel.open(path);
        opened = Optional.of(new Opened(channel, key(path)));
    }

    private void beginAnewWhenCut(Opened file) throws IOException {
        long place = file.channel.position();
        boolean cut = file.channel.size() < place;
        if (!cut && place > 0 && file.channel.size() > place) {
            cut = !Arrays.equals(tail, tail(file.channel, place));
        }
        if (cut) {
            file.channel.position(0);
            feed = Optional.empty();
        }
    }

    private void read(Opened file) throws IOException {
        if (feed.isEmpty()) {
            feed = newFeed(file.channel);
        }
        if (feed.isPresent() && file.channel.position() < file.channel.size()) {
            InputStream stream = Channels.newInputStream(file.channel);
            feed.get().drain(stream);
            tail = tail(file.channel, file.channel.position());
        }
    }

    private Optional<LogFeed> newFeed(FileChannel channel) throws IOException {
        if (settings.format().isPresent()) {
            return Optional.of(feeds.apply(path.toString(), settings.format().get()));
        }
        ByteBuffer sample = ByteBuffer.allocate(SAMPLE);
        while (sample.hasRemaining() && channel.read(sample, sample.position()) > 0) {}
        Optional<LogFormat> format = FormatDetector.detect(sample.array(), sample.position());
        if (format.isEmpty() && sample.position() > 0 && !formatTold) {
            formatTold = true;
            problems.accept(
                    path + ": " + FormatDetector.unknown(sample.array(), sample.position()));
        }
        return format.map(known -> feeds.apply(path.toString(), known));
    }

    private static byte[] tail(FileChannel channel, long place) throws IOException {
        byte[] tail = new byte[REMEMBERED];
        int length = (int) Math.min(REMEMBERED, place);
        ByteBuffer buffer = ByteBuffer.wrap(tail, 0, length);
        while (buffer.hasRemaining()
                && channel.read(buffer, place - length + buffer.position()) > 0) {}
        return tail;
    }

    private static Optional<Object> key(Path path) throws IOException {
        return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    }
}
