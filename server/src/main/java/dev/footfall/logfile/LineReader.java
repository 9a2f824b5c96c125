package dev.footfall.logfile;

import dev.footfall.model.EventId;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Cuts a stream into lines and names each of them by its place. A line is given once its newline
/// has been read; what follows the last newline waits in here, and more bytes may follow later. For
/// one thread.
final class LineReader {

    /// The longest line that is looked at, in bytes; the rest of a longer one is passed over.
    static final int LONGEST = 64 << 10;

    private static final int BUFFER = 512 << 10;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long NEWLINES = ONES * '\n';
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] buffer = new byte[BUFFER];
    private final LineChain chain;
    private int start;
    private int searched;
    private int filled;
    private int from;
    private int to;
    private boolean tooLong;
    private boolean insideTooLong;
    private long lines;
    private long bytes;

    LineReader(LineChain chain) {
        this.chain = chain;
    }

    /// Goes to the next line; false when the stream has no whole line more for now.
    boolean next(InputStream stream) throws IOException {
        while (true) {
            int newline = findNewline();
            if (newline >= 0) {
                take(newline + 1, newline);
                return true;
            }
            searched = filled;
            if (filled - start > LONGEST) {
                absorbPieces(filled);
                insideTooLong = true;
            }
            if (!fill(stream)) {
                return false;
            }
        }
    }

    /// Takes what follows the last newline as a line of its own, where the stream is known to have
    /// ended there; false when there is nothing. Its id is the one it has with a newline.
    boolean last() {
        if (!hasHalfLine()) {
            return false;
        }
        if (filled == buffer.length) {
            compact();
        }
        buffer[filled++] = '\n';
        take(filled, filled - 1);
        return true;
    }

    boolean hasHalfLine() {
        return filled > start || insideTooLong;
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    /// The end of the line without its newline and carriage return.
    int to() {
        return to;
    }

    /// Whether the line was longer than [#LONGEST], so that only a part of it lies in the buffer.
    boolean isTooLong() {
        return tooLong;
    }

    /// How many lines were given, this one included.
    long lines() {
        return lines;
    }

    /// How many bytes the given lines had.
    long bytes() {
        return bytes;
    }

    EventId id() {
        return chain.id();
    }

    private void take(int end, int contentEnd) {
        from = start;
        to = contentEnd > start && buffer[contentEnd - 1] == '\r' ? contentEnd - 1 : contentEnd;
        tooLong = insideTooLong || contentEnd - start > LONGEST;
        insideTooLong = false;
        absorbPieces(end);
        chain.absorb(buffer, start, end);
        bytes += end - start;
        start = end;
        searched = end;
        lines++;
    }

    /// Long lines enter the chain in pieces of one size, so that their ids do not depend on how
    /// many bytes each read brought.
    private void absorbPieces(int end) {
        while (end - start > LONGEST) {
            chain.absorb(buffer, start, start + LONGEST);
            start += LONGEST;
            bytes += LONGEST;
        }
    }

    private boolean fill(InputStream stream) throws IOException {
        if (filled == buffer.length) {
            compact();
        }
        int read = stream.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, read);
        return read > 0;
    }

    private void compact() {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        searched -= start;
        start = 0;
    }

    /// Eight bytes at a time: the well-known test for a zero byte, after an exclusive or with
    /// newlines.
    private int findNewline() {
        int at = searched;
        for (; at <= filled - Long.BYTES; at += Long.BYTES) {
            long differs = (long) LONGS.get(buffer, at) ^ NEWLINES;
            long zero = (differs - ONES) & ~differs & HIGHS;
            if (zero != 0) {
                return at + Long.numberOfTrailingZeros(zero) / Byte.SIZE;
            }
        }
        for (; at < filled; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }
}
