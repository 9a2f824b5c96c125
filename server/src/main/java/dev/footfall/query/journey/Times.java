package dev.footfall.query.journey;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// Lengths of time, kept for their percentiles: all of them while there is room, then a uniform
/// sample (Vitter's algorithm R) of them. For one thread.
final class Times {

    private static final int FEW = 8;

    private final AtomicInteger room;
    private final RandomGenerator random;
    private long[] kept = {};
    private int size;
    private long seen;

    /// @param room for how many more there is, shared by all of one answer
    Times(AtomicInteger room, RandomGenerator random) {
        this.room = room;
        this.random = random;
    }

    void add(long micros) {
        seen++;
        if (size < FEW || room.get() > 0) {
            if (size == kept.length) {
                kept = Arrays.copyOf(kept, Math.max(FEW, 2 * size));
            }
            kept[size++] = micros;
            room.decrementAndGet();
        } else {
            long place = random.nextLong(seen);
            if (place < size) {
                kept[(int) place] = micros;
            }
        }
    }

    /// Whether all are kept.
    boolean exact() {
        return seen == size;
    }

    /// Interpolated between neighbours (type 7 of Hyndman and Fan 1996), as the store does.
    OptionalDouble percentile(double share) {
        if (size == 0) {
            return OptionalDouble.empty();
        }
        long[] sorted = Arrays.copyOf(kept, size);
        Arrays.sort(sorted);
        double place = share * (size - 1);
        int below = (int) place;
        int above = Math.min(below + 1, size - 1);
        return OptionalDouble.of(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
    }

    /// All together; what is a sample counts by its size only.
    static Times of(List<Times> all) {
        Times together = new Times(new AtomicInteger(Integer.MAX_VALUE), all.getFirst().random);
        together.kept = new long[all.stream().mapToInt(times -> times.size).sum()];
        for (Times times : all) {
            System.arraycopy(times.kept, 0, together.kept, together.size, times.size);
            together.size += times.size;
            together.seen += times.seen;
        }
        return together;
    }
}
