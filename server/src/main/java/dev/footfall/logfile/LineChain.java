package dev.footfall.logfile;

import dev.footfall.model.EventId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Names each line of a stream by all bytes up to and including it: SipHash-1-3 (Aumasson and
/// Bernstein, 2012) with 128 bits of output, whose 256-bit state runs on from line to line. So the
/// same, a grown, a renamed and a compressed file give the same ids for the same lines, while equal
/// lines at different places differ. For one thread.
final class LineChain {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FINAL_ROUNDS = 3;

    private long v0 = 0x736f6d6570736575L;
    private long v1 = 0x646f72616e646f6dL ^ 0xee;
    private long v2 = 0x6c7967656e657261L;
    private long v3 = 0x7465646279746573L;

    /// @param site the domain that the lines are counted for
    /// @param source what tells two logs apart that begin with the same lines; may be empty
    LineChain(String site, String source) {
        byte[] seed = (site + '\n' + source + '\n').getBytes(StandardCharsets.UTF_8);
        absorb(seed, 0, seed.length);
    }

    private LineChain(LineChain from) {
        v0 = from.v0;
        v1 = from.v1;
        v2 = from.v2;
        v3 = from.v3;
    }

    LineChain copy() {
        return new LineChain(this);
    }

    /// Takes in one line or, of a line too long to hold, its next piece.
    void absorb(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            word((long) LONGS.get(bytes, at));
        }
        long last = (long) (to - from) << 56;
        for (int shift = 0; at < to; at++, shift += Byte.SIZE) {
            last |= (bytes[at] & 0xffL) << shift;
        }
        word(last);
    }

    /// The id of the line that was taken in last.
    EventId id() {
        LineChain end = copy();
        end.v2 ^= 0xee;
        end.rounds();
        long high = end.v0 ^ end.v1 ^ end.v2 ^ end.v3;
        end.v1 ^= 0xdd;
        end.rounds();
        return new EventId(high, end.v0 ^ end.v1 ^ end.v2 ^ end.v3);
    }

    private void rounds() {
        for (int i = 0; i < FINAL_ROUNDS; i++) {
            round();
        }
    }

    private void word(long word) {
        v3 ^= word;
        round();
        v0 ^= word;
    }

    private void round() {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
    }
}
