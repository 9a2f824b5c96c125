package dev.footfall.store.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// One file of the journal, named by the position of its first byte. A record is its length (four
/// bytes), the CRC-32C of its content (four bytes), its content.
///
/// @param base the position in the whole journal at which the file begins
record Segment(Path file, long base) {

    static final int HEADER = 2 * Integer.BYTES;

    private static final String ENDING = ".journal";

    /// What is done with each record's content; `end` is the position after the record.
    @FunctionalInterface
    interface RecordReader {
        void read(ByteBuffer content, long end) throws IOException;
    }

    static Segment at(Path folder, long base) {
        return new Segment(folder.resolve("%020d%s".formatted(base, ENDING)), base);
    }

    static boolean isSegment(Path file) {
        return String.valueOf(file.getFileName()).matches("\\d{20}\\" + ENDING);
    }

    static Segment of(Path file) {
        String name = String.valueOf(file.getFileName());
        return new Segment(
                file, Long.parseLong(name.substring(0, name.length() - ENDING.length())));
    }

    /// Reads the whole records that end after `from`, up to `limit`.
    ///
    /// @return the position after the last whole record; what follows was being written when the
    ///   process ended
    long read(long from, long limit, RecordReader reader) throws IOException {
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = Math.min(channel.size(), limit - base);
            ByteBuffer bytes =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena).asByteBuffer();
            while (bytes.remaining() >= HEADER) {
                int length = bytes.getInt(bytes.position());
                if (length <= 0 || length > bytes.remaining() - HEADER || !isWhole(bytes, length)) {
                    break;
                }
                ByteBuffer content = bytes.slice(bytes.position() + HEADER, length);
                bytes.position(bytes.position() + HEADER + length);
                long end = base + bytes.position();
                if (end > from) {
                    reader.read(content, end);
                }
            }
            return base + bytes.position();
        }
    }

    private static boolean isWhole(ByteBuffer bytes, int length) {
        int crc = bytes.getInt(bytes.position() + Integer.BYTES);
        return checksum(bytes.slice(bytes.position() + HEADER, length)) == crc;
    }

    static int checksum(ByteBuffer content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return (int) crc.getValue();
    }
}
