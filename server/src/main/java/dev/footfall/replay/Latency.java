package dev.footfall.replay;

import java.util.Arrays;

/// How long something took, in microseconds: nearest-rank percentiles and the longest; 0 where
/// there was nothing.
public record Latency(long p50, long p99, long longest) {

    private static final double MEDIAN = 0.5;
    private static final double ALMOST_ALL = 0.99;

    static Latency of(long[] micros) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        return new Latency(at(sorted, MEDIAN), at(sorted, ALMOST_ALL), at(sorted, 1));
    }

    private static long at(long[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted.length == 0 ? 0 : sorted[Math.max(0, rank - 1)];
    }
}
