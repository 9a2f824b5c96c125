package dev.footfall.capture.mask;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Remembers of the names that came last whether they are masked: an application's names are few
/// and come again and again. Bounded; each place holds one name. For any thread: what one thread
/// forgets of another's is found out again.
final class RecentNames {

    private static final int PLACES = 512;
    private static final int LONGEST = 64;

    private final @Nullable Known[] places = new @Nullable Known[PLACES];

    /// @param name as it stood between its quotes
    @SuppressWarnings("ArrayRecordComponent") // compared by isNamed alone
    record Known(byte[] name, boolean masked) {

        boolean isNamed(byte[] in, int from, int to) {
            return Arrays.equals(name, 0, name.length, in, from, to);
        }
    }

    static int place(byte[] in, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + in[i];
        }
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }

    @Nullable Known at(int place) {
        return places[place];
    }

    Known put(int place, byte[] in, int from, int to, boolean masked) {
        Known known = new Known(Arrays.copyOfRange(in, from, to), masked);
        if (to - from <= LONGEST) {
            places[place] = known;
        }
        return known;
    }
}
