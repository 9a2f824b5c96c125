package dev.footfall.logfile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Texts that were read before: the same bytes give the same `String` without decoding them again.
/// Keeps at most one text for each of its places, so its size is bounded. For one thread.
final class Words {

    private static final int PLACES = 1 << 15;
    private static final int LONGEST_KEPT = 512;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Word[] words = new Word[PLACES];

    Words() {
        Arrays.fill(words, new Word(new byte[0], ""));
    }

    String of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return "";
        }
        if (length > LONGEST_KEPT) {
            return decode(bytes, from, to);
        }
        int place = (int) (hash(bytes, from, to) >>> 40) & (PLACES - 1);
        Word kept = words[place];
        if (Arrays.equals(kept.bytes, 0, kept.bytes.length, bytes, from, to)) {
            return kept.text;
        }
        Word fresh = new Word(Arrays.copyOfRange(bytes, from, to), decode(bytes, from, to));
        words[place] = fresh;
        return fresh.text;
    }

    private static String decode(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static long hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * MIX;
            hash ^= hash >>> 32;
        }
        for (; at < to; at++) {
            hash = (hash ^ bytes[at]) * MIX;
        }
        return hash * MIX;
    }

    /// Never changed after it was made, though records of arrays cannot say so.
    private static final class Word {
        private final byte[] bytes;
        private final String text;

        Word(byte[] bytes, String text) {
            this.bytes = bytes;
            this.text = text;
        }
    }
}
