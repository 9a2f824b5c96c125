package dev.footfall.capture;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Holds what is to be sent in files, so that it outlives `kill -9`: segments of records, each with
/// its length and checksum (CRC-32C), and a cursor that says up to where they have arrived. A
/// segment is deleted when all of it has. One process has a folder at a time; a second one beside
/// it takes the next of its numbered places.
final class Spool implements Outbox {

    /// Of a folder that is made; one that is there stays as it is.
    private static final FileAttribute<?>[] OWNER_ONLY =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------"))
                    }
                    : new FileAttribute<?>[0];

    private static final int HEADER = 8;
    private static final int LONGEST_RECORD = 64 << 20;
    private static final int PARTS = 16;
    private static final int MOST_PLACES = 64;
    private static final int CURSOR = 20;

    /// One file.
    ///
    /// @param end of its last whole record
    private record Segment(long number, Path file, long end, long records) {}

    private final Path folder;
    private final FileChannel lockFile;
    private final long limit;
    private final Losses losses;
    private final Troubles troubles;
    private final ArrayDeque<Segment> segments = new ArrayDeque<>();
    private final ArrayDeque<Integer> handedOut = new ArrayDeque<>();
    private @Nullable FileChannel writing;
    private long lastNumber;
    private long position;
    private long bytes;
    private long waiting;

    /// How many records of the first segment have arrived since it was opened.
    private long arrived;

    private Spool(Path folder, FileChannel lockFile, long limit, Losses losses, Troubles troubles) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.limit = limit;
        this.losses = losses;
        this.troubles = troubles;
    }

    /// @param limit in bytes of all segments together
    static Spool open(Path folder, long limit, Losses losses, Troubles troubles)
            throws IOException {
        for (int place = 1; place <= MOST_PLACES; place++) {
            Path own = Files.createDirectories(folder.resolve(Integer.toString(place)), OWNER_ONLY);
            FileChannel file =
                    FileChannel.open(
                            own.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (isLocked(file)) {
                Spool spool = new Spool(own, file, limit, losses, troubles);
                spool.recover();
                return spool;
            }
            file.close();
        }
        throw new IOException("All places of the spool folder are taken");
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void recover() throws IOException {
        long[] cursor = readCursor();
        List<Path> files = new ArrayList<>();
        try (var all = Files.newDirectoryStream(folder, "*.spool")) {
            all.forEach(files::add);
        }
        files.sort(null);
        lastNumber = cursor[0];
        for (Path file : files) {
            long number = Long.parseLong(file.getFileName().toString().replace(".spool", ""));
            lastNumber = Math.max(lastNumber, number);
            if (number < cursor[0]) {
                Files.delete(file);
            } else {
                add(number, file, number == cursor[0] ? cursor[1] : 0);
            }
        }
        position = segments.isEmpty() || segments.element().number() != cursor[0] ? 0 : cursor[1];
    }

    /// Counts the whole records of a file from a former life; what is behind them is lost.
    private void add(long number, Path file, long from) throws IOException {
        long end = 0;
        long records = 0;
        boolean damaged = false;
        try (DataInputStream in = reader(file, 0)) {
            while (true) {
                byte[] record = read(in);
                end += HEADER + record.length;
                if (end > from) {
                    records++;
                }
            }
        } catch (EOFException e) {
            damaged = end < Files.size(file);
        } catch (IOException e) {
            damaged = true;
        }
        if (damaged) {
            losses.add(Loss.SPOOL_DAMAGED, 1);
            troubles.tell("the end of a spooled file is damaged and was left out");
        }
        if (records == 0) {
            Files.delete(file);
            return;
        }
        segments.add(new Segment(number, file, end, records));
        bytes += end;
        waiting += records;
    }

    private static DataInputStream reader(Path file, long from) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(from);
        return new DataInputStream(new BufferedInputStream(in, 1 << 16));
    }

    private static byte[] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        int checksum = in.readInt();
        if (length <= 0 || length > LONGEST_RECORD) {
            throw new IOException("a record's length is impossible");
        }
        byte[] record = in.readNBytes(length);
        if (record.length < length) {
            throw new EOFException();
        }
        if (checksum(record) != checksum) {
            throw new IOException("a record's checksum is wrong");
        }
        return record;
    }

    private static int checksum(byte[] record) {
        CRC32C checksum = new CRC32C();
        checksum.update(record);
        return (int) checksum.getValue();
    }

    @Override
    public synchronized boolean put(byte[] item) {
        long size = (long) HEADER + item.length;
        if (bytes + size > limit || item.length > LONGEST_RECORD) {
            return false;
        }
        try {
            write(item);
            bytes += size;
            waiting++;
            return true;
        } catch (IOException e) {
            troubles.tell("the spool folder cannot be written", e);
            roll();
            return false;
        }
    }

    private void write(byte[] item) throws IOException {
        FileChannel file = writing;
        if (file == null || segments.getLast().end() + item.length > limit / PARTS) {
            roll();
            Path path = folder.resolve("%016d.spool".formatted(++lastNumber));
            file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            segments.add(new Segment(lastNumber, path, 0, 0));
            writing = file;
        }
        ByteBuffer record =
                ByteBuffer.allocate(HEADER + item.length)
                        .putInt(item.length)
                        .putInt(checksum(item))
                        .put(item)
                        .flip();
        Segment last = segments.getLast();
        long at = last.end();
        while (record.hasRemaining()) {
            at += file.write(record, at);
        }
        segments.removeLast();
        segments.add(new Segment(last.number(), last.file(), at, last.records() + 1));
    }

    /// The next record goes into a new file.
    private void roll() {
        FileChannel file = writing;
        writing = null;
        if (file != null) {
            try (file) {
                file.force(false);
            } catch (IOException e) {
                troubles.tell("a spooled file could not be closed", e);
            }
        }
        if (!segments.isEmpty() && segments.getLast().end() == 0) {
            delete(segments.removeLast());
        }
    }

    @Override
    public synchronized List<byte[]> first(int items, int most) {
        handedOut.clear();
        List<byte[]> first = new ArrayList<>();
        while (first.isEmpty() && !segments.isEmpty()) {
            Segment segment = segments.element();
            if (position >= segment.end()) {
                if (segments.size() == 1 && writing != null) {
                    return first;
                }
                drop(segments.remove());
                continue;
            }
            try {
                read(segment, items, most, first);
            } catch (IOException e) {
                troubles.tell("a spooled file cannot be read", e);
                losses.add(Loss.SPOOL_DAMAGED, 1);
                giveUp(segment);
            }
        }
        return first;
    }

    private void read(Segment segment, int items, int most, List<byte[]> first) throws IOException {
        long length = 0;
        long at = position;
        try (DataInputStream in = reader(segment.file(), position)) {
            while (at < segment.end() && first.size() < items) {
                byte[] record = read(in);
                length += record.length;
                if (length > most && !first.isEmpty()) {
                    return;
                }
                at += HEADER + record.length;
                first.add(record);
                handedOut.add(HEADER + record.length);
            }
        } catch (IOException e) {
            if (first.isEmpty()) {
                throw e;
            }
        }
    }

    /// What is left in it cannot be read.
    private void giveUp(Segment segment) {
        if (segments.size() == 1) {
            roll();
        }
        if (!segments.isEmpty() && segments.element().number() == segment.number()) {
            drop(segments.remove());
        }
    }

    private void drop(Segment segment) {
        bytes -= segment.end();
        waiting -= segment.records() - arrived;
        position = 0;
        arrived = 0;
        delete(segment);
    }

    private void delete(Segment segment) {
        try {
            Files.deleteIfExists(segment.file());
        } catch (IOException e) {
            troubles.tell("a spooled file cannot be deleted", e);
        }
    }

    @Override
    public synchronized void sent(int items) {
        for (int i = 0; i < items; i++) {
            position += handedOut.remove();
            waiting--;
            arrived++;
        }
        if (!segments.isEmpty()) {
            writeCursor(segments.element().number(), position);
            if (position >= segments.element().end() && segments.size() == 1) {
                roll();
            }
        }
    }

    private long[] readCursor() {
        Path file = folder.resolve("cursor");
        try {
            ByteBuffer cursor = ByteBuffer.wrap(Files.readAllBytes(file));
            long number = cursor.getLong();
            long at = cursor.getLong();
            boolean right = cursor.getInt() == checksum(Arrays.copyOf(cursor.array(), HEADER * 2));
            return right ? new long[] {number, at} : new long[] {0, 0};
        } catch (IOException | java.nio.BufferUnderflowException e) {
            return new long[] {0, 0};
        }
    }

    /// What is sent twice since this failed is stored once, as its id is the same.
    private void writeCursor(long number, long at) {
        ByteBuffer cursor = ByteBuffer.allocate(CURSOR).putLong(number).putLong(at);
        cursor.putInt(checksum(Arrays.copyOf(cursor.array(), HEADER * 2)));
        try {
            Path made = Files.write(folder.resolve("cursor.new"), cursor.array());
            Files.move(
                    made,
                    folder.resolve("cursor"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            troubles.tell("the spool folder's cursor cannot be written", e);
        }
    }

    @Override
    public synchronized long waiting() {
        return waiting;
    }

    @Override
    public synchronized long bytesOnDisk() {
        return bytes;
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    @Override
    public synchronized void close() {
        roll();
        try {
            lockFile.close();
        } catch (IOException e) {
            troubles.tell("the spool folder's lock could not be given back", e);
        }
    }
}
