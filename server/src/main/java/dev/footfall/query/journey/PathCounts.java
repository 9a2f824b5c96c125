package dev.footfall.query.journey;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Counts paths, each a list of codes, in bounded memory: when there are too many different ones,
/// the rarest are given up. For one thread.
final class PathCounts {

    private final int most;
    private final Map<Way, Long> counts = new HashMap<>();
    private long rare;
    private long given;

    /// @param most how many different paths are told apart
    PathCounts(int most) {
        this.most = most;
    }

    /// A path as a key.
    static final class Way {

        private final long[] codes;

        /// @param codes belongs to it from now on
        Way(long[] codes) {
            this.codes = codes;
        }

        int length() {
            return codes.length;
        }

        long code(int place) {
            return codes[place];
        }

        LongStream codes() {
            return Arrays.stream(codes);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Way way && Arrays.equals(codes, way.codes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(codes);
        }
    }

    /// By their codes, for an order that is always the same.
    static int compare(Way one, Way other) {
        return Arrays.compare(one.codes, other.codes);
    }

    void add(long[] codes) {
        counts.merge(new Way(codes), 1L, Long::sum);
        while (counts.size() > most) {
            rare++;
            counts.values()
                    .removeIf(count -> {
                        given += count <= rare ? count : 0;
                        return count <= rare;
                    });
        }
    }

    Map<Way, Long> counts() {
        return counts;
    }

    /// How many were counted and given up; 0 while all numbers are exact.
    long given() {
        return given;
    }
}
