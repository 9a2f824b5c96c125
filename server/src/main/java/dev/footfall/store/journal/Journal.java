package dev.footfall.store.journal;

import dev.footfall.store.Batch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A log of batches in a folder of its own: appended with one fsync for all that go together, read
/// again from any position after a crash, deleted as soon as the database has what it says.
///
/// A position is the number of bytes ever written before it; the database keeps the one up to which
/// it is filled, in the same transaction as the events. One thread appends; another may replay and
/// release meanwhile.
public final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /// A file is not continued beyond this many bytes.
    private static final long SEGMENT_BYTES = 16L << 20;

    /// What a replay finds.
    @FunctionalInterface
    public interface Reader {

        /// @param end the position after the batch
        void read(Batch batch, long end) throws IOException;
    }

    private final Path folder;
    private final long segmentBytes;
    private final NavigableMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
    private final Packer packer = new Packer();
    private @Nullable FileChannel current;
    private long currentBase;
    private volatile long end;

    private Journal(Path folder, long segmentBytes) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
    }

    /// Opens the folder, making it when missing. A record that was not finished when the process
    /// ended is cut off: nobody was told of it.
    ///
    /// @param applied the position up to which the database is filled
    public static Journal open(Path folder, long applied) throws IOException {
        return open(folder, applied, SEGMENT_BYTES);
    }

    static Journal open(Path folder, long applied, long segmentBytes) throws IOException {
        Files.createDirectories(folder);
        Journal journal = new Journal(folder, segmentBytes);
        journal.find(applied);
        return journal;
    }

    private void find(long applied) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Segment::isSegment)
                    .map(Segment::of)
                    .forEach(segment -> segments.put(segment.base(), segment));
        }
        end = applied;
        for (Segment segment : List.copyOf(segments.values())) {
            long whole = segment.read(Long.MAX_VALUE, limit(segment), (_, _) -> {});
            if (segment.base() != segments.lastKey() && whole < limit(segment)) {
                setAside(segment, whole);
            }
            end = Math.max(end, whole);
        }
        release(applied);
    }

    /// Where the segment's records end: what lies beyond the beginning of the next one was given
    /// up.
    private long limit(Segment segment) {
        Long next = segments.higherKey(segment.base());
        return next == null ? Long.MAX_VALUE : next;
    }

    /// Bytes that were durable have changed: what can be read is used, and the file is kept for
    /// whoever looks into it.
    private void setAside(Segment segment, long whole) throws IOException {
        Path damaged = folder.resolve(segment.file().getFileName() + ".damaged");
        Files.copy(segment.file(), damaged, StandardCopyOption.REPLACE_EXISTING);
        LOG.error(
                "The journal is damaged after byte {} of {}; the file was copied to {}",
                whole - segment.base(),
                segment.file(),
                damaged);
    }

    /// The position after everything that is durable.
    public long end() {
        return end;
    }

    /// Makes the batches durable, together or not at all.
    ///
    /// @return the position after them
    /// @throws IOException when that is not certain; then nothing of them is kept
    public long append(List<Batch> batches) throws IOException {
        packer.clear();
        packer.int32(0);
        packer.int32(0);
        BatchForm.write(packer, batches);
        int length = packer.size() - Segment.HEADER;
        packer.putAt(0, length);
        packer.putAt(
                Integer.BYTES, Segment.checksum(packer.written().slice(Segment.HEADER, length)));
        FileChannel channel = channel();
        try {
            ByteBuffer bytes = packer.written();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            giveUp(channel, e);
            throw e;
        }
        long after = end + packer.size();
        end = after;
        return after;
    }

    private FileChannel channel() throws IOException {
        FileChannel channel = current;
        if (channel != null && end - currentBase < segmentBytes) {
            return channel;
        }
        closeCurrent();
        Segment next = Segment.at(folder, end);
        FileChannel opened =
                FileChannel.open(
                        next.file(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        current = opened;
        currentBase = end;
        segments.put(end, next);
        forceFolder();
        return opened;
    }

    /// A new file's name must be durable too.
    private void forceFolder() throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /// After a failed write or fsync nothing is known of what reached the disk: the file is cut
    /// where it was sure, and the next append begins another one.
    private void giveUp(FileChannel channel, IOException cause) {
        try {
            channel.truncate(end - currentBase);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        try {
            closeCurrent();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void closeCurrent() throws IOException {
        FileChannel channel = current;
        current = null;
        if (channel != null) {
            channel.close();
        }
    }

    /// Reads what is durable from the position on, in order.
    public void replay(long from, Reader reader) throws IOException {
        long until = end;
        Long first = segments.floorKey(from);
        for (Segment segment : segments.tailMap(first == null ? from : first).values()) {
            segment.read(
                    from,
                    Math.min(until, limit(segment)),
                    (content, after) -> reader.read(BatchForm.batch(new Unpacker(content)), after));
        }
    }

    /// Deletes the files that hold nothing after the position.
    public void release(long applied) {
        while (!segments.isEmpty()) {
            Segment oldest = segments.firstEntry().getValue();
            Long next = segments.higherKey(oldest.base());
            if (next == null || next > applied) {
                return;
            }
            delete(oldest);
        }
    }

    private void delete(Segment segment) {
        segments.remove(segment.base());
        try {
            Files.deleteIfExists(segment.file());
        } catch (IOException e) {
            LOG.warn("A file of the journal cannot be deleted: {}", segment.file(), e);
        }
    }

    /// @param applied the position up to which the database is filled; when that is the end, no
    ///   file is left
    public void close(long applied) throws IOException {
        closeCurrent();
        if (applied >= end) {
            List.copyOf(segments.values()).forEach(this::delete);
        }
    }

    @Override
    public void close() throws IOException {
        closeCurrent();
    }
}
