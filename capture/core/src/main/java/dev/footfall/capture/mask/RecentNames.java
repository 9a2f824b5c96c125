package dev.footfall.capture.mask;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Remembers of the names that came last whether they are masked: an application's names are few
/// and come again and again. Bounded; each place holds one name. For any thread: what one thread
/// forgets of another's is found out again.
final class RecentNames {

    private static final int PLACES = 512;
    private static final int LONGEST = 64;

    /// A name's place comes of its length and three of its bytes, each times a prime.
    private static final int FIRST = 7_919;

    private static final int MIDDLE = 104_729;
    private static final int LAST = 611_953;

    private final @Nullable Known[] places = new @Nullable Known[PLACES];

    /// @param name as it stood between its quotes
    /// @param meant the name without escapes; empty where it is not masked
    @SuppressWarnings("ArrayRecordComponent") // compared by isNamed alone
    record Known(byte[] name, boolean masked, String meant) {

        boolean isNamed(byte[] in, int from, int to) {
            return Arrays.equals(name, 0, name.length, in, from, to);
        }
    }

    static int place(byte[] in, int from, int to) {
        int length = to - from;
        int hash = length;
        if (length > 0) {
            hash += FIRST * in[from] + MIDDLE * in[from + length / 2] + LAST * in[to - 1];
        }
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }

    @Nullable Known at(int place) {
        return places[place];
    }

    Known put(int place, byte[] in, int from, int to, boolean masked) {
        String meant = masked ? JsonText.decode(in, from, to) : "";
        Known known = new Known(Arrays.copyOfRange(in, from, to), masked, meant);
        if (to - from <= LONGEST) {
            places[place] = known;
        }
        return known;
    }
}
