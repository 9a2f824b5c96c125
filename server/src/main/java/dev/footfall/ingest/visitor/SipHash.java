package dev.footfall.ingest.visitor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// SipHash-2-4: a keyed hash of 64 bits, from which nobody without the key can tell the text
/// (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012).
public final class SipHash {

    private static final VarHandle LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private long v0;
    private long v1;
    private long v2;
    private long v3;

    private SipHash(long k0, long k1) {
        v0 = k0 ^ 0x736f6d6570736575L;
        v1 = k1 ^ 0x646f72616e646f6dL;
        v2 = k0 ^ 0x6c7967656e657261L;
        v3 = k1 ^ 0x7465646279746573L;
    }

    static long of(Key key, byte[] text) {
        return of(key.low(), key.high(), text);
    }

    /// @param low half of the key
    /// @param high the other half
    public static long of(long low, long high, byte[] text) {
        SipHash state = new SipHash(low, high);
        int whole = text.length & ~7;
        for (int i = 0; i < whole; i += 8) {
            state.take((long) LITTLE_ENDIAN.get(text, i));
        }
        long last = (long) text.length << 56;
        for (int i = whole; i < text.length; i++) {
            last |= (text[i] & 0xffL) << (8 * (i - whole));
        }
        state.take(last);
        return state.end();
    }

    private void take(long word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    private long end() {
        v2 ^= 0xff;
        for (int i = 0; i < 4; i++) {
            round();
        }
        return v0 ^ v1 ^ v2 ^ v3;
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
