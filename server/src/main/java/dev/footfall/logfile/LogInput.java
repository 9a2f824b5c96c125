package dev.footfall.logfile;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/// A log that is read from its beginning to its end: a file, compressed or not, or standard input.
/// Its first bytes can be looked at beforehand. For one thread.
final class LogInput implements AutoCloseable {

    private static final int SAMPLE = 128 << 10;
    private static final int UNZIP_BUFFER = 64 << 10;
    private static final int MAGIC = 4;

    private final InputStream rest;
    private final byte[] sample = new byte[SAMPLE];
    private final int length;
    private final boolean growing;

    private LogInput(InputStream rest, boolean growing) throws IOException {
        this.rest = rest;
        this.growing = growing;
        this.length = fillSample();
    }

    /// @param progress is told how many bytes of the file each read took
    static LogInput open(Path path, LongConsumer progress) throws IOException {
        InputStream file = new Counted(Files.newInputStream(path), progress);
        try {
            byte[] magic = file.readNBytes(MAGIC);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), file);
            if (isGzip(magic)) {
                return new LogInput(new GZIPInputStream(whole, UNZIP_BUFFER), false);
            }
            refuseOtherCompression(magic);
            return new LogInput(whole, true);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    static LogInput of(InputStream standardInput, LongConsumer progress) throws IOException {
        return new LogInput(new Counted(standardInput, progress), false);
    }

    /// All bytes from the beginning.
    InputStream stream() {
        return new SequenceInputStream(new ByteArrayInputStream(sample, 0, length), rest);
    }

    byte[] sample() {
        return sample;
    }

    int sampleLength() {
        return length;
    }

    /// Whether somebody may be writing its last line just now.
    boolean isGrowing() {
        return growing;
    }

    @Override
    public void close() throws IOException {
        rest.close();
    }

    static boolean isGzip(byte[] magic) {
        return magic.length >= 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
    }

    private static void refuseOtherCompression(byte[] magic) throws IOException {
        if (magic.length < MAGIC) {
            return;
        }
        int number =
                (magic[0] & 0xff) << 24
                        | (magic[1] & 0xff) << 16
                        | (magic[2] & 0xff) << 8
                        | (magic[3] & 0xff);
        String kind =
                switch (number) {
                    case 0x28b52ffd -> "zstd";
                    case 0xfd377a58 -> "xz";
                    case 0x504b0304 -> "zip";
                    default -> number >>> 8 == 0x425a68 ? "bzip2" : "";
                };
        if (!kind.isEmpty()) {
            throw new IOException(
                    "is compressed with " + kind + "; only gzip is read: unpack it into a pipe");
        }
    }

    /// A pipe may be slow, so one line is enough when more would have to be waited for.
    private int fillSample() throws IOException {
        int filled = 0;
        boolean line = false;
        while (filled < SAMPLE && !(line && rest.available() <= 0)) {
            int read = rest.read(sample, filled, SAMPLE - filled);
            if (read < 0) {
                break;
            }
            for (int i = filled; i < filled + read && !line; i++) {
                line = sample[i] == '\n';
            }
            filled += read;
        }
        return filled;
    }

    /// Tells how much is read.
    private static final class Counted extends FilterInputStream {
        private final LongConsumer progress;

        Counted(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            progress.accept(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = in.read(bytes, from, length);
            progress.accept(Math.max(0, read));
            return read;
        }
    }
}
